package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints labels as a printer does that knows a few commands: written from Zebra's guide, and from
 * nothing of the code under test.
 */
final class ZplLabel {
  private static final Pattern LABEL =
      Pattern.compile(
          "\\^XA\\s*\\^PW(\\d+)\\s*\\^LL(\\d+)\\s*((?:\\^FO[^^]*\\^GFA[^^]*\\^FS\\s*)+)\\^XZ\\s*");
  private static final Pattern FIELD =
      Pattern.compile("\\^FO(\\d+),(\\d+)\\^GFA,(\\d+),(\\d+),(\\d+),([^^]*)\\^FS");

  private ZplLabel() {}

  static BufferedImage print(String zpl) {
    Matcher label = LABEL.matcher(zpl);
    assertThat(label.matches()).isTrue();
    int width = Integer.parseInt(label.group(1));
    int height = Integer.parseInt(label.group(2));
    var paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    paper.createGraphics().fillRect(0, 0, width, height);
    FIELD.matcher(label.group(3)).results().forEach(field -> print(field, paper));
    return paper;
  }

  private static void print(MatchResult field, BufferedImage paper) {
    int left = Integer.parseInt(field.group(1));
    int top = Integer.parseInt(field.group(2));
    int bytes = Integer.parseInt(field.group(4));
    int digitsPerRow = 2 * Integer.parseInt(field.group(5));
    assertThat(bytes).isLessThanOrEqualTo(99_999);
    assertThat(field.group(3)).isEqualTo(field.group(4));
    String digits = digits(field.group(6), digitsPerRow);
    assertThat(digits).hasSize(2 * bytes);
    for (int i = 0; i < digits.length(); i++) {
      int four = Character.digit(digits.charAt(i), 16);
      for (int bit = 0; bit < 4; bit++) {
        if ((four & 8 >> bit) != 0) {
          paper.setRGB(left + i % digitsPerRow * 4 + bit, top + i / digitsPerRow, 0);
        }
      }
    }
  }

  private static String digits(String data, int digitsPerRow) {
    var digits = new StringBuilder();
    int repeats = 0;
    for (int i = 0; i < data.length(); i++) {
      char letter = data.charAt(i);
      int filled = digits.length() % digitsPerRow;
      if (letter >= 'G' && letter <= 'Y') {
        repeats += letter - 'G' + 1;
      } else if (letter >= 'g' && letter <= 'z') {
        repeats += 20 * (letter - 'g' + 1);
      } else if (letter == ',' || letter == '!') {
        digits.repeat(letter == ',' ? '0' : 'F', digitsPerRow - filled);
      } else if (letter == ':') {
        assertThat(filled).isZero();
        digits.append(digits.substring(digits.length() - digitsPerRow));
      } else {
        assertThat(letter).matches(one -> Character.digit(one, 16) >= 0);
        digits.repeat(letter, Math.max(1, repeats));
        repeats = 0;
      }
    }
    return digits.toString();
  }
}
