package dev.waypost.render.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waypost.render.scene.Box;
import dev.waypost.render.sheet.SheetGrid.OutOfPageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SheetGridTest {
  static List<SheetTemplate> templates() {
    return SheetTemplate.ALL;
  }

  /** Columns and rows are in the middle of the page, to what published measures are rounded to. */
  @ParameterizedTest
  @MethodSource("templates")
  void aSheetThatIsSoldIsInTheMiddleOfItsPage(SheetTemplate template) {
    SheetGrid grid = template.grid();
    Box last = grid.label(grid.labels() - 1);
    assertThat(grid.pageWidth() - last.x() - last.width()).isCloseTo(grid.left(), within(0.6));
    assertThat(grid.pageHeight() - last.y() - last.height()).isCloseTo(grid.top(), within(3.0));
    assertThat(SheetTemplate.of(template.label())).contains(template);
  }

  @Test
  void noTwoHaveOneName() {
    assertThat(templates().stream().map(SheetTemplate::label)).doesNotHaveDuplicates();
  }

  @Test
  void labelsComeRowByRow() {
    var grid = new SheetGrid(100, 100, 2, 3, 40, 20, 5, 10, 45, 25);
    assertThat(grid.label(0)).isEqualTo(new Box(5, 10, 40, 20));
    assertThat(grid.label(1)).isEqualTo(new Box(50, 10, 40, 20));
    assertThat(grid.label(5)).isEqualTo(new Box(50, 60, 40, 20));
    assertThat(grid.narrowestGap()).isEqualTo(2.5);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 55, 20, 0, 0, 55, 20, columns",
    "1, 6, 20, 18, 0, 0, 20, 18, rows",
    "2, 1, 40, 20, 0, 0, 30, 20, pitchX",
    "1, 2, 40, 20, 0, 0, 40, 10, pitchY",
    "1, 1, 40, 20, 61, 0, 40, 20, columns",
    "1, 1, 40, 20, 0, 81, 40, 20, rows",
  })
  void aGridThatIsNoneIsRefused(
      int columns,
      int rows,
      double width,
      double height,
      double left,
      double top,
      double pitchX,
      double pitchY,
      String measure) {
    assertThatThrownBy(
            () -> new SheetGrid(100, 100, columns, rows, width, height, left, top, pitchX, pitchY))
        .isInstanceOfSatisfying(
            OutOfPageException.class, e -> assertThat(e.measure()).isEqualTo(measure));
  }

  /** The picture is as large as fits, and text has its place beside or below it. */
  @ParameterizedTest
  @CsvSource({
    "60, 30, 1, 0, false",
    "60, 30, 1, 3, true",
    "30, 40, 1, 2, false",
    "60, 30, 1.2, 3, true",
    "10, 10, 1, 1, false",
  })
  void pictureAndTextLieOnTheLabelAndNotOnEachOther(
      double width, double height, double shape, int lines, boolean beside) {
    var grid = new SheetGrid(100, 100, 1, 1, width, height, 0, 0, width, height);
    LabelLayout layout = LabelLayout.of(grid, shape, null, lines);
    Box picture = layout.picture();
    assertThat(picture.height() / picture.width()).isCloseTo(shape, within(1e-9));
    assertThat(layout.beside()).isEqualTo(beside);
    assertInside(picture, width, height);
    Box text = layout.text();
    assertThat(text == null).isEqualTo(lines == 0);
    if (text == null) {
      return;
    }
    assertInside(text, width, height);
    if (beside) {
      assertThat(text.x()).isGreaterThan(picture.x() + picture.width());
    } else {
      assertThat(text.y()).isGreaterThanOrEqualTo(picture.y() + picture.height());
    }
  }

  private static void assertInside(Box box, double width, double height) {
    assertThat(box.x()).isGreaterThanOrEqualTo(0);
    assertThat(box.y()).isGreaterThanOrEqualTo(0);
    assertThat(box.x() + box.width()).isLessThanOrEqualTo(width + 1e-9);
    assertThat(box.y() + box.height()).isLessThanOrEqualTo(height + 1e-9);
  }
}
