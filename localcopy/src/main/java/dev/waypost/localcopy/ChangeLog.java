package dev.waypost.localcopy;

import dev.waypost.routing.RouteChange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of changes being written. After an exception it is not to be written to any more: there
 * may be half a frame at its end. Not thread-safe.
 */
final class ChangeLog implements Closeable {
  private static final int USUAL_FRAME = 64 * 1024;

  private final CopyStorage.Output out;
  private final long fileId;
  private final Map<String, Integer> domains = new HashMap<>();
  private final Frame routes = new Frame();
  private final Frame other = new Frame();
  private final int firstDomain;
  private long length;

  private ChangeLog(CopyStorage.Output out, long fileId, int firstDomain, long length) {
    this.out = out;
    this.fileId = fileId;
    this.firstDomain = firstDomain;
    this.length = length;
  }

  /** Begins a file. It and its name are on the device when this returns. */
  static ChangeLog create(
      CopyStorage storage,
      CopyFolder folder,
      InstallationId installation,
      long generation,
      long fileId)
      throws IOException {
    var header =
        new FileHeader(FileHeader.Kind.CHANGES, installation, generation, fileId, 0, 0, 0, 0);
    Path unfinished = folder.unfinished(FileHeader.Kind.CHANGES, generation);
    CopyStorage.Output out = storage.create(unfinished, false);
    try {
      out.write(header.encode(), 0, FileHeader.BYTES);
      out.force();
      storage.rename(unfinished, folder.file(FileHeader.Kind.CHANGES, generation));
      storage.forceFolder(folder.path());
      return new ChangeLog(out, fileId, 0, FileHeader.BYTES);
    } catch (IOException | RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /**
   * Goes on with a file.
   *
   * @param end where its last whole frame ends
   * @param firstDomain a number that it has for no domain, nor any above
   */
  static ChangeLog goOn(
      CopyStorage storage, CopyFolder folder, FileHeader header, long end, int firstDomain)
      throws IOException {
    CopyStorage.Output out =
        storage.goOn(folder.file(FileHeader.Kind.CHANGES, header.generation()), end);
    return new ChangeLog(out, header.fileId(), firstDomain, end);
  }

  /** Bytes of the file. */
  long length() {
    return length;
  }

  /** Writes changes. They are in the operating system's hands when this returns. */
  void append(List<RouteChange> changes) throws IOException {
    int next = 0;
    while (next < changes.size()) {
      var told = new HashMap<String, Integer>();
      routes.begin(Frame.ROUTES);
      while (next < changes.size() && routes.length() < USUAL_FRAME) {
        RouteChange change = changes.get(next++);
        int number = tell(change.address().domain(), told);
        routes.put(change.encoded(number));
      }
      write(routes);
    }
  }

  /** Numbers stay the same throughout the file, and each frame of routes has those it needs. */
  private int tell(String domain, Map<String, Integer> told) throws IOException {
    Integer known = told.get(domain);
    if (known != null) {
      return known;
    }
    int number = domains.computeIfAbsent(domain, _ -> firstDomain + domains.size());
    told.put(domain, number);
    write(other.begin(Frame.DOMAIN).put(number).put(domain));
    return number;
  }

  /** Writes that every change up to a revision has been written before. */
  void reached(long revision) throws IOException {
    write(other.begin(Frame.REACHED).put(revision));
  }

  private void write(Frame frame) throws IOException {
    out.write(frame.seal(fileId, length), 0, frame.length());
    length += frame.length();
  }

  void force() throws IOException {
    out.force();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
