/**
 * The durable, append-only log that every scan is written to before it is answered.
 *
 * <p>It holds records, segments on disk, and the positions of those who read them. What a scan
 * means (routes, devices, countries) and where it is counted stay out.
 *
 * <p>{@link dev.waypost.scanlog.ScanLog} is written by event loops, each of which hands over its
 * {@link dev.waypost.scanlog.PendingScans} once a turn, and synced by a thread of its own; {@link
 * dev.waypost.scanlog.LogFollowers} hand what is durable to each {@link
 * dev.waypost.scanlog.ScanSink}.
 *
 * <h2>The directory</h2>
 *
 * <pre>
 * lock                          held by the process that has the log open
 * log-id                        32 lower-case hexadecimal digits and a line feed
 * 00000000000000000000.scans    segments, named by the position of their first byte
 * 00000000000067108712.scans
 * set-aside/                    copies of damaged bytes, for the operator to keep or delete
 *   {segment}-from-{start}-to-{end}.bytes   positions start (inclusive) to end (exclusive)
 *   {segment}-whole.scans                   a segment whose header was damaged
 * </pre>
 *
 * <p>Numbers in names are decimal, 20 digits. Files that end in {@code .unfinished} were being
 * written when the process died; they are removed at the next start.
 *
 * <h2>Positions</h2>
 *
 * <p>A position is a logical byte offset from the beginning of the log: byte {@code k} of the
 * segment with base {@code b} has the position {@code b + k}, its header included. Positions only
 * grow and are never used twice, so the log has gaps where a tail was cut. Bytes of a segment at or
 * behind the base of the next one do not count: they are from a write that failed and could not be
 * rolled back. A position means nothing without the id of its log.
 *
 * <p>A segment is written by one process only. Each start begins a new one, as does each segment
 * that is full and each failed sync. The name of a synced segment therefore also proves, after a
 * power cut, that every position before it has been used.
 *
 * <h2>A segment, format version 1</h2>
 *
 * <p>All numbers are big-endian. The header has 32 bytes:
 *
 * <pre>
 *  0  8  magic, ASCII "WAYPSCAN"
 *  8  4  format version, 1
 * 12  8  base: the position of byte 0, as in the file's name
 * 20  8  salt, random
 * 28  4  CRC32C of bytes 0 to 27
 * </pre>
 *
 * <p>Frames follow without padding up to the end of the file:
 *
 * <pre>
 *  0  4  length n of the payload, 52 to 8192
 *  4  4  CRC32C of: salt (8), position of the frame's byte 0 (8), length (4), payload (n)
 *  8  n  payload
 * </pre>
 *
 * <p>CRC32C is the Castagnoli polynomial as in RFC 3720, 12.1. Since it covers salt and position,
 * bytes left from another file, displaced bytes, and a frame that somebody plants inside a user
 * agent do not verify.
 *
 * <h2>A payload, version 1</h2>
 *
 * <pre>
 *  0  1  version, 1; a new version of it comes with a new format version of the segment
 *  1  1  audience: 1 person, 2 preview, 3 crawler, 4 passed
 *  2  8  time, milliseconds since 1970-01-01T00:00Z
 * 10  8  revision of the route
 * 18  8  visitor
 * 26     13 strings: workspace, code, domain, resolution, rule, variant, country, region, city,
 *        device, user agent, language, referrer host
 * </pre>
 *
 * <p>A string is a 2-byte head and its characters: head {@code FFFF} is an absent string, otherwise
 * the low 15 bits count UTF-16 code units; they follow as one byte each (all are below 256) or,
 * where the top bit is set, as two. Any Java string survives this, lone surrogates included. The
 * limits are those of {@link dev.waypost.scanlog.ScanRecord}. Nothing follows the last string.
 *
 * <h2>Damage</h2>
 *
 * <p>Where the bytes at a frame's place do not verify, each following offset is tried until a frame
 * does; everything between is damage. It is copied to {@code set-aside/}, reported once, and
 * skipped; the copy's name is what keeps a later reader from reporting it again. The bytes in the
 * segment stay as they are.
 *
 * <ul>
 *   <li>Opening checks every segment's header, and all frames of the last segment alone: that is
 *       the one that can have a torn tail. A tail behind which no frame verifies is copied to
 *       {@code set-aside/} and cut. A segment with a damaged header is moved there whole.
 *   <li>Readers find damage in all other segments when they get there.
 *   <li>A device that refuses to read is not damage: the reader gets the exception and tries again.
 * </ul>
 */
@NullMarked
package dev.waypost.scanlog;

import org.jspecify.annotations.NullMarked;
