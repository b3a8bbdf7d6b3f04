package dev.waypost.location;

import com.maxmind.db.MaxMindDbParameter;
import dev.waypost.routing.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds for one network, decoded as far as it is needed. The reader makes the
 * records by reflection and passes over every field that they do not name; it needs them public,
 * which members of an interface are.
 */
sealed interface Entry {
  Location location();

  /** An entry of {@link Layout#FLAT}. It names regions but has no codes for them. */
  record Flat(
      @MaxMindDbParameter(name = "country_code") @Nullable String country,
      @MaxMindDbParameter(name = "city") @Nullable String city)
      implements Entry {

    @Override
    public Location location() {
      return Places.location(country, null, city);
    }
  }

  /** An entry of {@link Layout#NESTED}. */
  record Nested(
      @MaxMindDbParameter(name = "country") @Nullable Coded country,
      @MaxMindDbParameter(name = "subdivisions") @Nullable List<Coded> subdivisions,
      @MaxMindDbParameter(name = "city") @Nullable City city)
      implements Entry {

    @Override
    public Location location() {
      return Places.location(
          country == null ? null : country.isoCode(),
          subdivisions == null || subdivisions.isEmpty() ? null : subdivisions.getFirst().isoCode(),
          city == null || city.names() == null ? null : city.names().english());
    }
  }

  /** A country or a subdivision. */
  record Coded(@MaxMindDbParameter(name = "iso_code") @Nullable String isoCode) {}

  record City(@MaxMindDbParameter(name = "names") @Nullable Names names) {}

  record Names(@MaxMindDbParameter(name = "en") @Nullable String english) {}
}
