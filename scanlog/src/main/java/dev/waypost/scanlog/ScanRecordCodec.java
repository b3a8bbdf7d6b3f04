package dev.waypost.scanlog;

import static dev.waypost.scanlog.ScanRecord.HOST_MAX_CHARS;
import static dev.waypost.scanlog.ScanRecord.ID_MAX_CHARS;
import static dev.waypost.scanlog.ScanRecord.USER_AGENT_MAX_CHARS;
import static dev.waypost.scanlog.ScanRecord.WORD_MAX_CHARS;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns a scan record into the payload of a frame and back; the package docs give the layout. */
final class ScanRecordCodec {
  static final byte VERSION = 1;

  /** A record with all strings empty or absent has this many bytes. */
  static final int MIN_BYTES = 52;

  /** No record has more bytes; the limits of {@link ScanRecord} keep it below half of that. */
  static final int MAX_BYTES = 8 * 1024;

  private static final int ABSENT = 0xFFFF;
  private static final int WIDE = 0x8000;
  private static final int HEAD_BYTES = 2;

  private ScanRecordCodec() {}

  /**
   * Writes the record at the buffer's position, which moves behind it.
   *
   * @param target big-endian, over an array, with {@link #MAX_BYTES} remaining
   */
  static void encode(ScanRecord record, ByteBuffer target) {
    target.put(VERSION);
    target.put(audienceCode(record.audience()));
    target.putLong(record.time().toEpochMilli());
    target.putLong(record.routeRevision());
    target.putLong(record.visitor());
    putString(target, record.workspaceId());
    putString(target, record.codeId());
    putString(target, record.domain());
    putString(target, record.resolution());
    putString(target, record.rule());
    putString(target, record.variant());
    putString(target, record.country());
    putString(target, record.region());
    putString(target, record.city());
    putString(target, record.device());
    putString(target, record.userAgent());
    putString(target, record.language());
    putString(target, record.referrerHost());
  }

  /**
   * Reads the record that fills the buffer's remaining bytes exactly.
   *
   * @throws MalformedScanException if the bytes are anything else
   */
  static ScanRecord decode(ByteBuffer source) throws MalformedScanException {
    if (source.remaining() < MIN_BYTES) {
      throw new MalformedScanException("A scan record of " + source.remaining() + " bytes");
    }
    byte version = source.get();
    if (version != VERSION) {
      throw new MalformedScanException("A scan record of the unknown version " + version);
    }
    Audience audience = audience(source.get());
    Instant time = Instant.ofEpochMilli(source.getLong());
    long routeRevision = source.getLong();
    long visitor = source.getLong();
    String workspaceId = requiredString(source, ID_MAX_CHARS);
    String codeId = requiredString(source, ID_MAX_CHARS);
    String domain = requiredString(source, ID_MAX_CHARS);
    String resolution = requiredString(source, WORD_MAX_CHARS);
    String rule = string(source, ID_MAX_CHARS);
    String variant = string(source, ID_MAX_CHARS);
    String country = string(source, WORD_MAX_CHARS);
    String region = string(source, WORD_MAX_CHARS);
    String city = string(source, ID_MAX_CHARS);
    String device = requiredString(source, WORD_MAX_CHARS);
    String userAgent = string(source, USER_AGENT_MAX_CHARS);
    String language = string(source, WORD_MAX_CHARS);
    String referrerHost = string(source, HOST_MAX_CHARS);
    if (source.hasRemaining()) {
      throw new MalformedScanException(source.remaining() + " bytes follow a scan record");
    }
    return new ScanRecord(
        time,
        workspaceId,
        codeId,
        domain,
        routeRevision,
        resolution,
        rule,
        variant,
        country,
        region,
        city,
        device,
        audience,
        visitor,
        userAgent,
        language,
        referrerHost);
  }

  // Codes of their own, so that the enum's order may change.
  private static byte audienceCode(Audience audience) {
    return switch (audience) {
      case PERSON -> 1;
      case PREVIEW -> 2;
      case CRAWLER -> 3;
      case PASSED -> 4;
    };
  }

  private static Audience audience(byte code) throws MalformedScanException {
    return switch (code) {
      case 1 -> Audience.PERSON;
      case 2 -> Audience.PREVIEW;
      case 3 -> Audience.CRAWLER;
      case 4 -> Audience.PASSED;
      default -> throw new MalformedScanException("The unknown audience " + code);
    };
  }

  @SuppressWarnings("deprecation") // getBytes of a range: low bytes are wanted, and it is a copy
  private static void putString(ByteBuffer target, @Nullable String text) {
    if (text == null) {
      target.putShort((short) ABSENT);
      return;
    }
    int length = text.length();
    int seen = 0;
    for (int i = 0; i < length; i++) {
      seen |= text.charAt(i);
    }
    if (seen <= 0xFF) {
      target.putShort((short) length);
      int start = target.position();
      text.getBytes(0, length, target.array(), target.arrayOffset() + start);
      target.position(start + length);
    } else {
      target.putShort((short) (length | WIDE));
      for (int i = 0; i < length; i++) {
        target.putChar(text.charAt(i));
      }
    }
  }

  private static String requiredString(ByteBuffer source, int maxChars)
      throws MalformedScanException {
    String text = string(source, maxChars);
    if (text == null) {
      throw new MalformedScanException("A required string is absent");
    }
    return text;
  }

  private static @Nullable String string(ByteBuffer source, int maxChars)
      throws MalformedScanException {
    if (source.remaining() < HEAD_BYTES) {
      throw new MalformedScanException("A scan record ends before its strings do");
    }
    int head = Short.toUnsignedInt(source.getShort());
    if (head == ABSENT) {
      return null;
    }
    boolean wide = (head & WIDE) != 0;
    int length = head & ~WIDE;
    if (length > maxChars || source.remaining() < (wide ? 2 * length : length)) {
      throw new MalformedScanException("A string of " + length + " characters is too long");
    }
    return wide ? wideString(source, length) : narrowString(source, length);
  }

  private static String narrowString(ByteBuffer source, int length) {
    byte[] bytes = new byte[length];
    source.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  // Not through a charset: it would replace lone surrogates.
  private static String wideString(ByteBuffer source, int length) {
    char[] units = new char[length];
    for (int i = 0; i < length; i++) {
      units[i] = source.getChar();
    }
    return new String(units);
  }
}
