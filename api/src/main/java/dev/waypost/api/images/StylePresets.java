package dev.waypost.api.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Styles to begin with. Each is sent as {@code style} as it stands; docs/gallery shows them. */
final class StylePresets {
  private static final String PRESETS =
      """
      [
        {"name":"Plain","style":{}},
        {"name":"Soft","style":{"foreground_color":"#16211d","module_shape":"rounded","finders":{"frame_shape":"rounded","ball_shape":"rounded"}}},
        {"name":"Ink","style":{"foreground_color":"#12233d","module_shape":"fluid","finders":{"frame_shape":"extra_rounded","ball_shape":"circle"}}},
        {"name":"Pearls","style":{"foreground_color":"#1d3557","module_shape":"dots","finders":{"frame_shape":"circle","ball_shape":"circle"}}},
        {"name":"Leaves","style":{"foreground_color":"#0b6b4f","module_shape":"classy_rounded","finders":{"frame_shape":"leaf","ball_shape":"leaf","ball_fill":"#0a4d39"}}},
        {"name":"Dusk","style":{"module_shape":"extra_rounded","gradient":{"type":"linear","angle":45,"stops":[{"offset":0,"color":"#2b4c9b"},{"offset":1,"color":"#7a1f6b"}]},"finders":{"frame_shape":"extra_rounded","ball_shape":"rounded"}}},
        {"name":"Ember","style":{"module_shape":"rounded","gradient":{"type":"radial","stops":[{"offset":0,"color":"#b23a0e"},{"offset":1,"color":"#3c1414"}]},"finders":{"frame_shape":"rounded","ball_shape":"diamond"}}},
        {"name":"Blinds","style":{"foreground_color":"#1c1c2e","module_shape":"vertical_bars","finders":{"frame_shape":"rounded","ball_shape":"rounded"}}},
        {"name":"Sign","style":{"foreground_color":"#0b3d91","module_shape":"rounded","finders":{"frame_shape":"rounded","ball_shape":"rounded"},"frame":{"shape":"banner_bottom","text":"Scan me","color":"#0b3d91","text_color":"#ffffff"}}},
        {"name":"Badge","style":{"foreground_color":"#14213d","module_shape":"dots","finders":{"frame_shape":"circle","ball_shape":"circle"},"frame":{"shape":"circle","text":"Scan me","color":"#14213d","text_color":"#ffffff"}}}
      ]
      """;

  private StylePresets() {}

  static ArrayNode json() {
    try {
      return (ArrayNode) new JsonMapper().readTree(PRESETS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The presets are not JSON.", e);
    }
  }
}
