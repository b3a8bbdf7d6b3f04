package dev.waypost.codes.hosted;

import dev.waypost.pages.HostedBody;
import dev.waypost.payload.GeoContent;
import dev.waypost.payload.UriTexts;
import dev.waypost.routing.Target.PageTarget;
import java.util.List;

/** A place, on the map that a person likes. */
final class PlacePage {
  private PlacePage() {}

  static PageTarget of(GeoContent place) {
    String latitude = place.latitude().toPlainString();
    String longitude = place.longitude().toPlainString();
    String label = place.label();
    String title = label == null ? "A place" : label;
    String point = latitude + "," + longitude;
    var body =
        new HostedBody()
            .heading(title)
            .action("Open in your map app", place.symbolText(), true)
            .action(
                "Apple Maps",
                "https://maps.apple.com/?ll=" + point + "&q=" + UriTexts.encoded(title),
                false)
            .action(
                "Google Maps",
                "https://www.google.com/maps/search/?api=1&query=" + UriTexts.encoded(point),
                false)
            .action(
                "OpenStreetMap",
                "https://www.openstreetmap.org/?mlat=%s&mlon=%s#map=17/%s/%s"
                    .formatted(latitude, longitude, latitude, longitude),
                false)
            .copyable("Coordinates", latitude + ", " + longitude);
    return new PageTarget(title, body.html(), List.of());
  }
}
