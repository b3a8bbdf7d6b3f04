package dev.waypost.api.sheets;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.Code;
import dev.waypost.codes.Domains;
import dev.waypost.codes.metadata.MetadataValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A field of a code whose value is printed on its label. */
sealed interface TextField {
  String METADATA = "metadata.";

  /** What is printed; empty where the code has no such value. */
  String of(Code code, Domains domains);

  /** One of the fields that every code has. */
  enum Plain implements TextField {
    NAME {
      @Override
      public String of(Code code, Domains domains) {
        return text(code.name());
      }
    },
    SHORT_URL {
      @Override
      public String of(Code code, Domains domains) {
        return text(domains.shortUrl(code));
      }
    },
    KEY {
      @Override
      public String of(Code code, Domains domains) {
        return text(code.key());
      }
    },
    EXTERNAL_ID {
      @Override
      public String of(Code code, Domains domains) {
        return text(code.description().externalId());
      }
    },
    ID {
      @Override
      public String of(Code code, Domains domains) {
        return code.id().value();
      }
    },
    NOTES {
      @Override
      public String of(Code code, Domains domains) {
        return text(code.description().notes());
      }
    };

    private static String text(@Nullable String value) {
      return value == null ? "" : value.replaceAll("\\s+", " ").strip();
    }
  }

  /** A field that the workspace has agreed on, or that one code has. */
  record OfMetadata(String name) implements TextField {
    @Override
    public String of(Code code, Domains domains) {
      MetadataValue value = code.description().metadata().get(name);
      return switch (value) {
        case null -> "";
        case MetadataValue.Text text -> Plain.text(text.value());
        case MetadataValue.Numeric number -> number.value().toPlainString();
        case MetadataValue.Truth truth -> Boolean.toString(truth.value());
      };
    }
  }

  /** The field of that name. */
  static TextField read(String name, String path) {
    if (name.startsWith(METADATA) && name.length() > METADATA.length()) {
      return new OfMetadata(name.substring(METADATA.length()));
    }
    for (Plain field : Plain.values()) {
      if (field.name().toLowerCase(Locale.ROOT).equals(name)) {
        return field;
      }
    }
    throw new ProblemException(
        ProblemCode.INVALID_VALUE,
        path,
        "\"%s\" is \"%s\". Allowed are: %s, and metadata. with the name of a field behind it."
            .formatted(
                path,
                name,
                String.join(
                    ", ",
                    List.of(Plain.values()).stream()
                        .map(field -> field.name().toLowerCase(Locale.ROOT))
                        .toList())));
  }
}
