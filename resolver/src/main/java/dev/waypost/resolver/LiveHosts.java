package dev.waypost.resolver;

/**
 * The hosts as they are at present, read by every scan without a lock and replaced as a whole. A
 * scan reads them once, so that it sees one state throughout.
 */
public final class LiveHosts {
  private volatile Hosts present;

  /** These hosts at first. */
  public LiveHosts(Hosts present) {
    this.present = present;
  }

  /** The hosts at present. */
  Hosts present() {
    return present;
  }

  /** The next scan sees these hosts. */
  public void replace(Hosts next) {
    present = next;
  }
}
