package dev.waypost.localcopy;

import dev.waypost.routing.DomainFallbacks;
import java.nio.BufferUnderflowException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;

/** {@link Surroundings}, {@link Secrets} and {@link Revocations} as the content of files. */
final class Contents {
  /** Of the file that {@link Surroundings} are written to. */
  static final int SURROUNDINGS_VERSION = 2;

  private Contents() {}

  static byte[] of(Surroundings surroundings) {
    var out = new ContentWriter();
    out.map(surroundings.domains(), out::text, out::text);
    out.text(surroundings.defaultDomain());
    out.map(
        surroundings.domainFallbacks(),
        out::text,
        fallbacks ->
            out.text(fallbacks.root()).text(fallbacks.notFound()).text(fallbacks.expired()));
    out.map(surroundings.groupFallbacks(), out::text, out::text);
    out.map(surroundings.brands(), out::text, brand -> BrandContent.write(brand, out));
    return out.toBytes();
  }

  /**
   * Reads surroundings.
   *
   * @param version of the file; before {@link #SURROUNDINGS_VERSION} there were no brands
   */
  static Surroundings surroundings(int version, byte[] content) throws DamagedCopyException {
    return read(() -> {
      var in = new ContentReader(content);
      var surroundings =
          new Surroundings(
              in.map(in::text, in::text),
              in.text(),
              in.map(
                  in::text,
                  () ->
                      new DomainFallbacks(in.optionalText(), in.optionalText(), in.optionalText())),
              in.map(in::text, in::text),
              version < SURROUNDINGS_VERSION
                  ? Map.of()
                  : in.map(in::text, () -> BrandContent.read(in)));
      in.end();
      return surroundings;
    });
  }

  static byte[] of(Secrets secrets) {
    var out = new ContentWriter();
    out.map(secrets.salts(), day -> out.text(day.toString()), out::bytes);
    out.map(secrets.keys(), out::text, out::bytes);
    return out.toBytes();
  }

  static Secrets secrets(byte[] content) throws DamagedCopyException {
    return read(() -> {
      var in = new ContentReader(content);
      Map<LocalDate, byte[]> salts = in.map(() -> LocalDate.parse(in.text()), in::bytes);
      var secrets = new Secrets(salts, in.map(in::text, in::bytes));
      in.end();
      return secrets;
    });
  }

  static byte[] of(Revocations revocations) {
    var out = new ContentWriter();
    out.text(Long.toString(revocations.number()));
    out.map(revocations.ends(), out::text, end -> out.text(end.toString()));
    return out.toBytes();
  }

  static Revocations revocations(byte[] content) throws DamagedCopyException {
    return read(() -> {
      var in = new ContentReader(content);
      long number = Long.parseLong(in.text());
      var revocations = new Revocations(number, in.map(in::text, () -> Instant.parse(in.text())));
      in.end();
      return revocations;
    });
  }

  private static <T> T read(Supplier<T> reading) throws DamagedCopyException {
    try {
      return reading.get();
    } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException e) {
      throw new DamagedCopyException("it holds what this program can't read: " + e.getMessage());
    }
  }
}
