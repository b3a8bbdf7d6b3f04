package dev.waypost.codes.hosted;

import dev.waypost.pages.HostedBody;
import dev.waypost.pages.Language;
import dev.waypost.pages.Phrase;
import dev.waypost.pages.Wording;
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
    Wording title = label == null ? Phrase.PLACE_TITLE : Wording.of(label);
    String english = title.text(Language.ENGLISH);
    String point = latitude + "," + longitude;
    var body =
        new HostedBody()
            .heading(title)
            .action(Phrase.OPEN_MAP, place.symbolText(), true)
            .action(
                Wording.of("Apple Maps"),
                "https://maps.apple.com/?ll=" + point + "&q=" + UriTexts.encoded(english),
                false)
            .action(
                Wording.of("Google Maps"),
                "https://www.google.com/maps/search/?api=1&query=" + UriTexts.encoded(point),
                false)
            .action(
                Wording.of("OpenStreetMap"),
                "https://www.openstreetmap.org/?mlat=%s&mlon=%s#map=17/%s/%s"
                    .formatted(latitude, longitude, latitude, longitude),
                false)
            .copyable(Phrase.COORDINATES, latitude + ", " + longitude);
    return new PageTarget(english, body.html(), List.of());
  }
}
