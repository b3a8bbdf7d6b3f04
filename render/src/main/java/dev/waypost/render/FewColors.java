package dev.waypost.render;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a picture down to few colours: the box of colours that is spread widest is halved at the
 * middle of its pixels until there are enough boxes ("median cut", Heckbert 1982).
 */
final class FewColors {
  private FewColors() {}

  /** A colour and how many pixels have it. */
  private record Counted(int argb, int pixels) {
    int component(int shift) {
      return argb >>> shift & 0xFF;
    }
  }

  /** Colours that become one. */
  private record Box(List<Counted> colors, int widestShift, long spread) {
    static Box of(List<Counted> colors) {
      int widest = 0;
      int most = -1;
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        int channel = shift;
        var range = colors.stream().mapToInt(color -> color.component(channel)).summaryStatistics();
        if (range.getMax() - range.getMin() > most) {
          most = range.getMax() - range.getMin();
          widest = shift;
        }
      }
      return new Box(
          colors, widest, (long) most * colors.stream().mapToLong(Counted::pixels).sum());
    }

    List<Box> halves() {
      List<Counted> sorted = new ArrayList<>(colors);
      sorted.sort(Comparator.comparingInt(color -> color.component(widestShift)));
      long half = sorted.stream().mapToLong(Counted::pixels).sum() / 2;
      int split = 1;
      long before = sorted.getFirst().pixels();
      while (split < sorted.size() - 1 && before < half) {
        before += sorted.get(split++).pixels();
      }
      return List.of(
          of(List.copyOf(sorted.subList(0, split))),
          of(List.copyOf(sorted.subList(split, sorted.size()))));
    }

    /** The colour of most pixels, so that plain areas and full transparency stay as they are. */
    int color() {
      return colors.stream().max(Comparator.comparingInt(Counted::pixels)).orElseThrow().argb();
    }
  }

  /**
   * The picture with so many colours at most.
   *
   * @param image of the type {@link BufferedImage#TYPE_INT_ARGB}
   * @param most 1 or more
   */
  static BufferedImage of(BufferedImage image, int most) {
    Map<Integer, Integer> replaced = new HashMap<>();
    for (Box box : boxes(counted(image), most)) {
      box.colors().forEach(color -> replaced.put(color.argb(), box.color()));
    }
    var reduced =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = seen(image.getRGB(x, y));
        reduced.setRGB(x, y, replaced.getOrDefault(pixel, pixel));
      }
    }
    return reduced;
  }

  private static List<Counted> counted(BufferedImage image) {
    Map<Integer, Integer> pixels = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        pixels.merge(seen(image.getRGB(x, y)), 1, Integer::sum);
      }
    }
    return pixels.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Counted::argb))
        .toList();
  }

  /** What can't be seen has no colour. */
  private static int seen(int argb) {
    return argb >>> 24 == 0 ? 0 : argb;
  }

  private static List<Box> boxes(List<Counted> colors, int most) {
    List<Box> boxes = new ArrayList<>(List.of(Box.of(colors)));
    while (boxes.size() < most) {
      Box widest =
          boxes.stream()
              .filter(box -> box.colors().size() > 1)
              .max(Comparator.comparingLong(Box::spread))
              .orElse(null);
      if (widest == null) {
        return boxes;
      }
      boxes.remove(widest);
      boxes.addAll(widest.halves());
    }
    return boxes;
  }
}
