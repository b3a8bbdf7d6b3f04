package dev.waypost.render;

/** Thrown where a style has a part that the format asked for can't carry. */
public final class UnsupportedStyleException extends IllegalArgumentException {
  private final String format;
  private final StylePart part;

  /**
   * @param format as people call it, such as EPS
   * @param remedy a sentence that says what to do
   */
  UnsupportedStyleException(String format, StylePart part, String remedy) {
    super("%s can't carry %s. %s".formatted(format, part.words(), remedy));
    this.format = format;
    this.part = part;
  }

  /** The format as people call it, such as EPS. */
  public String format() {
    return format;
  }

  /** What it can't carry. */
  public StylePart part() {
    return part;
  }
}
