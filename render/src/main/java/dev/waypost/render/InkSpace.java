package dev.waypost.render;

import java.util.List;

/**
 * In which primaries formats for print give colours: those of the device, without a profile, so
 * what is seen depends on the press or the screen (ISO 32000-1, 8.6.4).
 */
public enum InkSpace {
  /** Red, green and blue as they are in the style. */
  RGB("DeviceRGB", 1) {
    @Override
    List<Double> components(Color color) {
      return List.of(color.red() / 255.0, color.green() / 255.0, color.blue() / 255.0);
    }
  },

  /**
   * Cyan, magenta, yellow and black by the plain formula (CSS Color Module Level 5, "naively
   * converting between uncalibrated CMYK and sRGB"). What all three inks have in common is black
   * ink, so black and grey are black ink alone, which needs no register, and white is no ink.
   */
  CMYK("DeviceCMYK", 8) {
    @Override
    List<Double> components(Color color) {
      int lightest = Math.max(color.red(), Math.max(color.green(), color.blue()));
      if (lightest == 0) {
        return List.of(0.0, 0.0, 0.0, 1.0);
      }
      double light = lightest;
      return List.of(
          1 - color.red() / light,
          1 - color.green() / light,
          1 - color.blue() / light,
          1 - light / 255);
    }
  };

  private final String deviceName;
  private final int gradientParts;

  InkSpace(String deviceName, int gradientParts) {
    this.deviceName = deviceName;
    this.gradientParts = gradientParts;
  }

  /** A colour in these primaries, each from 0 to 1. */
  abstract List<Double> components(Color color);

  /** What PDF and PostScript call it. */
  String deviceName() {
    return deviceName;
  }

  /**
   * Into how many parts the way between two stops of a gradient is cut, each of them straight in
   * these primaries: a straight way in sRGB is bent in the four inks.
   */
  int gradientParts() {
    return gradientParts;
  }
}
