package dev.waypost.codes.uploads;

/** What something uploaded is for. */
public enum UploadKind {
  /** A picture in the middle of symbols. */
  LOGO("logo"),
  /** A file to be handed on as it is. */
  FILE("file");

  private final String label;

  UploadKind(String label) {
    this.label = label;
  }

  /** Its name in ids and texts. */
  public String label() {
    return label;
  }
}
