package dev.waypost.routing;

import static dev.waypost.routing.RouteInput.refusal;

import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A target as bytes: its kind (1 byte) and its texts. */
final class TargetCodec {
  private static final int NONE = 0;
  static final int WEB = 1;
  static final int TEXT = 2;
  private static final int APP = 3;
  private static final int APP_WITH_PACKAGE = 4;
  private static final int PAGE = 5;
  private static final int INLINE = 1;
  private static final int STORED = 2;

  private TargetCodec() {}

  static void write(RouteOutput out, Target target) {
    switch (target) {
      case WebTarget(String location) -> out.oneByte(WEB).text(location);
      case TextTarget(String text) -> out.oneByte(TEXT).text(text);
      case AppTarget(String link, String androidPackage, String fallback) -> {
        if (androidPackage == null) {
          out.oneByte(APP);
        } else {
          out.oneByte(APP_WITH_PACKAGE).text(androidPackage);
        }
        out.text(link).text(fallback);
      }
      case PageTarget(String title, String body, List<Attachment> attachments) ->
          out.oneByte(PAGE).text(title).text(body).list(attachments, TargetCodec::write);
    }
  }

  static void writeOptional(RouteOutput out, @Nullable Target target) {
    if (target == null) {
      out.oneByte(NONE);
    } else {
      write(out, target);
    }
  }

  static Target read(RouteInput in) {
    Target target = readOptional(in);
    if (target == null) {
      throw refusal("unknown kind of target " + NONE);
    }
    return target;
  }

  static @Nullable Target readOptional(RouteInput in) {
    byte kind = in.oneByte();
    return switch (kind) {
      case NONE -> null;
      case WEB -> new WebTarget(in.text());
      case TEXT -> new TextTarget(in.text());
      case APP -> app(null, in);
      case APP_WITH_PACKAGE -> app(in.text(), in);
      case PAGE -> new PageTarget(in.text(), in.text(), in.list(TargetCodec::attachment));
      default -> throw refusal("unknown kind of target " + kind);
    };
  }

  private static void write(RouteOutput out, Attachment attachment) {
    out.text(attachment.name()).text(attachment.mediaType());
    switch (attachment.body()) {
      case Attachment.Body.Text(String text) -> out.oneByte(INLINE).text(text);
      case Attachment.Body.StoredFile(String sha256, long length) ->
          out.oneByte(STORED).text(sha256).number(length);
    }
  }

  private static Attachment attachment(RouteInput in) {
    String name = in.text();
    String mediaType = in.text();
    byte kind = in.oneByte();
    return new Attachment(
        name,
        mediaType,
        switch (kind) {
          case INLINE -> new Attachment.Body.Text(in.text());
          case STORED -> new Attachment.Body.StoredFile(in.text(), in.number());
          default -> throw refusal("unknown kind of attachment " + kind);
        });
  }

  private static AppTarget app(@Nullable String androidPackage, RouteInput in) {
    return new AppTarget(in.text(), androidPackage, in.text());
  }
}
