package dev.waypost.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the gallery shows: everything that the server says there is. */
final class GalleryChapters {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ADDRESS = "https://example.com/menu";
  private static final String GREEN = "#0b6b4f";
  private static final String DUSK =
      "{\"type\":\"linear\",\"angle\":45,\"stops\":[{\"offset\":0,\"color\":\"#2b4c9b\"},{\"offset\":1,\"color\":\"#7a1f6b\"}]}";

  private final JsonNode styles;
  private final String logo;

  /**
   * GalleryChapters of what there is.
   *
   * @param styles the answer of {@code GET /api/v1/styles}
   * @param logo the id of a logo
   */
  GalleryChapters(JsonNode styles, String logo) {
    this.styles = styles;
    this.logo = logo;
  }

  List<GalleryChapter> all() throws Exception {
    return List.of(
        presets(),
        chapter("module_shape", "The shape of the modules.", "module_shapes", "module_shape"),
        finders("frame_shape", "The ring of the finder patterns.", "finder_frame_shapes"),
        finders("ball_shape", "The middle of the finder patterns.", "finder_ball_shapes"),
        fills(),
        gradients(),
        logos(),
        frames());
  }

  private GalleryChapter presets() throws Exception {
    List<GalleryPicture> pictures = new ArrayList<>();
    for (JsonNode preset : styles.path("presets")) {
      String name = preset.path("name").textValue();
      pictures.add(picture(name, "preset-" + name, preset.path("style").toString()));
    }
    return new GalleryChapter(
        "presets", "Styles to begin with, from `GET /api/v1/styles`.", pictures);
  }

  private GalleryChapter chapter(String field, String text, String list, String name)
      throws Exception {
    List<GalleryPicture> pictures = new ArrayList<>();
    for (JsonNode shape : styles.path(list)) {
      pictures.add(
          picture(
              shape.textValue(),
              name + "-" + shape.textValue(),
              "{\"%s\":\"%s\"}".formatted(field, shape.textValue())));
    }
    return new GalleryChapter(field, text, pictures);
  }

  private GalleryChapter finders(String field, String text, String list) throws Exception {
    List<GalleryPicture> pictures = new ArrayList<>();
    for (JsonNode shape : styles.path(list)) {
      pictures.add(
          picture(
              shape.textValue(),
              field + "-" + shape.textValue(),
              "{\"module_shape\":\"rounded\",\"finders\":{\"%s\":\"%s\",\"%s\":\"%s\"}}"
                  .formatted(field, shape.textValue(), field.replace("shape", "fill"), GREEN)));
    }
    return new GalleryChapter("finders." + field, text, pictures);
  }

  private GalleryChapter fills() throws Exception {
    return new GalleryChapter(
        "finders",
        "Colours and gradients of the finder patterns, and a corner of its own. What is not said is as in the modules; the middle is as the ring.",
        List.of(
            picture(
                "frame_fill", "finder-frame-fill", "{\"finders\":{\"frame_fill\":\"#b23a0e\"}}"),
            picture("ball_fill", "finder-ball-fill", "{\"finders\":{\"ball_fill\":\"#b23a0e\"}}"),
            picture("a gradient", "finder-gradient", "{\"finders\":{\"frame_fill\":" + DUSK + "}}"),
            picture(
                "top_right",
                "finder-corner",
                "{\"module_shape\":\"rounded\",\"finders\":{\"frame_shape\":\"rounded\",\"top_right\":{\"frame_shape\":\"circle\",\"ball_shape\":\"circle\",\"frame_fill\":\"#b23a0e\"}}}")));
  }

  private GalleryChapter gradients() throws Exception {
    return new GalleryChapter(
        "gradient, background_gradient, background_color",
        "A gradient runs over the whole symbol, a background over the whole picture. `angle` is 0 from left to right and 90 from top to bottom.",
        List.of(
            picture("linear, 0", "gradient-0", "{\"gradient\":" + DUSK.replace("45", "0") + "}"),
            picture("linear, 45", "gradient-45", "{\"gradient\":" + DUSK + "}"),
            picture("linear, 90", "gradient-90", "{\"gradient\":" + DUSK.replace("45", "90") + "}"),
            picture(
                "radial",
                "gradient-radial",
                "{\"gradient\":" + DUSK.replace("linear", "radial") + "}"),
            picture(
                "three stops",
                "gradient-stops",
                "{\"gradient\":{\"stops\":[{\"offset\":0,\"color\":\"#8a1538\"},{\"offset\":0.5,\"color\":\"#12233d\"},{\"offset\":1,\"color\":\"#0b6b4f\"}]}}"),
            picture(
                "background_gradient",
                "background-gradient",
                "{\"background_gradient\":{\"angle\":90,\"stops\":[{\"offset\":0,\"color\":\"#fff7e0\"},{\"offset\":1,\"color\":\"#ffd9c2\"}]}}"),
            picture("transparent", "transparent", "{\"background_color\":\"transparent\"}")));
  }

  private GalleryChapter logos() throws Exception {
    List<GalleryPicture> pictures = new ArrayList<>();
    for (JsonNode cutout : styles.path("logo_cutouts")) {
      pictures.add(
          picture(
              "cutout " + cutout.textValue(),
              "logo-" + cutout.textValue(),
              "{\"module_shape\":\"rounded\",\"logo\":{\"logo\":\"%s\",\"cutout\":\"%s\"}}"
                  .formatted(logo, cutout.textValue())));
    }
    pictures.add(
        picture(
            "size 0.3, margin 0",
            "logo-large",
            "{\"logo\":{\"logo\":\"%s\",\"size\":0.3,\"margin\":0,\"cutout\":\"circle\"}}"
                .formatted(logo)));
    return new GalleryChapter(
        "logo",
        "A picture in the middle, from `POST /api/v1/logos`. `size` is its longer side as a share of the symbol's width, `margin` the modules kept free around it. The error correction level is H with a logo.",
        pictures);
  }

  private GalleryChapter frames() throws Exception {
    List<GalleryPicture> pictures = new ArrayList<>();
    for (JsonNode shape : styles.path("frame_shapes")) {
      pictures.add(
          picture(
              shape.textValue(),
              "frame-" + shape.textValue(),
              "{\"frame\":{\"shape\":\"%s\",\"text\":\"Scan me\",\"color\":\"%s\"}}"
                  .formatted(shape.textValue(), GREEN)));
    }
    pictures.add(
        picture("border without a text", "frame-plain", "{\"frame\":{\"shape\":\"border\"}}"));
    pictures.add(
        picture(
            "another alphabet",
            "frame-cyrillic",
            "{\"frame\":{\"shape\":\"bubble_top\",\"text\":\"Меню · תפריט\",\"color\":\"#12233d\"}}"));
    return new GalleryChapter(
        "frame",
        "Drawn around the symbol and its margin, with a text in outlines, so that it looks the same everywhere.",
        pictures);
  }

  private static GalleryPicture picture(String title, String file, String style) throws Exception {
    ObjectNode body = JSON.createObjectNode().put("destination", ADDRESS);
    body.set("style", JSON.readTree(style));
    return new GalleryPicture(title, file.toLowerCase(Locale.ROOT).replace(' ', '-'), body);
  }
}
