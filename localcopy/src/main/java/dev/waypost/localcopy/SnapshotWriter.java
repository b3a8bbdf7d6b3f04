package dev.waypost.localcopy;

import dev.waypost.routing.RouteCursor;
import dev.waypost.routing.RouteTable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes all routes of a table to a file, while the table goes on changing: what comes meanwhile
 * may or may not be in it, and is in the changes that belong to it. The file gets its name when it
 * is whole and on the device.
 */
final class SnapshotWriter {
  private static final int USUAL_FRAME = 256 * 1024;

  private final CopyStorage.Output out;
  private final long fileId;
  private final Frame frame = new Frame();
  private long offset;
  private long routes;
  private long removed;
  private int domains;

  private SnapshotWriter(CopyStorage.Output out, long fileId) {
    this.out = out;
    this.fileId = fileId;
  }

  /**
   * Writes a snapshot.
   *
   * @return its header
   */
  static FileHeader write(
      CopyStorage storage,
      CopyFolder folder,
      InstallationId installation,
      long generation,
      long fileId,
      RouteTable table)
      throws IOException {
    // Whatever is up to this revision is in the table before the walk begins.
    long revision = table.revision();
    Path unfinished = folder.unfinished(FileHeader.Kind.SNAPSHOT, generation);
    FileHeader header;
    try (CopyStorage.Output out = storage.create(unfinished, false)) {
      var writer = new SnapshotWriter(out, fileId);
      writer.write(new byte[FileHeader.BYTES], FileHeader.BYTES);
      writer.routes(table.cursor());
      header =
          new FileHeader(
              FileHeader.Kind.SNAPSHOT,
              installation,
              generation,
              fileId,
              revision,
              writer.routes,
              writer.removed,
              writer.offset);
      out.writeAtStart(header.encode());
      out.force();
    }
    storage.rename(unfinished, folder.file(FileHeader.Kind.SNAPSHOT, generation));
    storage.forceFolder(folder.path());
    return header;
  }

  private void routes(RouteCursor cursor) throws IOException {
    frame.begin(Frame.ROUTES);
    while (cursor.next()) {
      if (cursor.domainNumber() >= domains) {
        flush();
        domainsUpTo(cursor);
        frame.begin(Frame.ROUTES);
      }
      frame.put(cursor.bytes());
      routes++;
      removed += cursor.isRemoved() ? 1 : 0;
      if (frame.length() >= USUAL_FRAME) {
        flush();
        frame.begin(Frame.ROUTES);
      }
    }
    flush();
  }

  private void domainsUpTo(RouteCursor cursor) throws IOException {
    while (domains <= cursor.domainNumber()) {
      frame.begin(Frame.DOMAIN).put(domains).put(cursor.domain(domains));
      flush();
      domains++;
    }
  }

  private void flush() throws IOException {
    if (frame.hasContent()) {
      write(frame.seal(fileId, offset), frame.length());
    }
  }

  private void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    offset += length;
  }
}
