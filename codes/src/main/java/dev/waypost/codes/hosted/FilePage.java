package dev.waypost.codes.hosted;

import dev.waypost.pages.HostedBody;
import dev.waypost.pages.Language;
import dev.waypost.pages.Phrase;
import dev.waypost.pages.Wording;
import dev.waypost.payload.FileContent;
import dev.waypost.routing.Attachment;
import dev.waypost.routing.Target.PageTarget;
import java.util.List;

/** A file to open or to keep. */
final class FilePage {
  private static final long KILOBYTE = 1_000;

  private FilePage() {}

  static PageTarget of(FileContent content) {
    FileContent.Stored file = content.stored();
    if (file == null) {
      throw new IllegalStateException("What the file " + content.file() + " is was not looked up.");
    }
    String title = content.title() == null ? file.name() : content.title();
    var body =
        new HostedBody()
            .heading(title)
            .below(Wording.spoken(language -> file.name() + ", " + size(file.bytes(), language)))
            .attachment(Phrase.OPEN_FILE, file.name(), true);
    return new PageTarget(
        title,
        body.html(),
        List.of(
            new Attachment(
                file.name(),
                file.mediaType(),
                new Attachment.Body.StoredFile(file.sha256(), file.bytes()))));
  }

  private static String size(long bytes, Language language) {
    if (bytes < KILOBYTE) {
      return Phrase.BYTES.with(Long.toString(bytes)).text(language);
    }
    return bytes < KILOBYTE * KILOBYTE
        ? Math.ceilDiv(bytes, KILOBYTE) + " KB"
        : String.format(language.locale(), "%.1f MB", bytes / 1e6);
  }
}
