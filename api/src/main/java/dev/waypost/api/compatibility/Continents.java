package dev.waypost.api.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The countries of the continents, by the continents' two letters, as GeoNames and the location
 * databases that build on it divide the world.
 */
final class Continents {
  /** So many countries may stand in one condition. */
  private static final int MOST = 50;

  private static final Map<String, String> COUNTRIES = new LinkedHashMap<>();

  static {
    COUNTRIES.put(
        "AF",
        """
        AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU
        MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW\
        """);
    COUNTRIES.put("AN", "AQ BV GS HM TF");
    COUNTRIES.put(
        "AS",
        """
        AE AF AM AZ BD BH BN BT CC CN CX GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO
        MV MY NP OM PH PK PS QA SA SG SY TH TJ TM TR TW UZ VN YE\
        """);
    COUNTRIES.put(
        "EU",
        """
        AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV
        MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK\
        """);
    COUNTRIES.put(
        "NA",
        """
        AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR
        SV SX TC TT US VC VG VI\
        """);
    COUNTRIES.put(
        "OC",
        """
        AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TL TO TV UM VU WF WS\
        """);
    COUNTRIES.put("SA", "AR BO BR CL CO EC FK GF GY PE PY SR UY VE");
  }

  private Continents() {}

  /** The two letters of all. */
  static Set<String> codes() {
    return COUNTRIES.keySet();
  }

  /**
   * The countries of a continent, in parts of at most 50; none where there is no such continent.
   */
  static List<Set<String>> countries(String continent) {
    String written = COUNTRIES.get(continent.toUpperCase(Locale.ROOT));
    List<Set<String>> parts = new ArrayList<>();
    if (written != null) {
      List<String> all = List.of(written.split("\\s+"));
      for (int from = 0; from < all.size(); from += MOST) {
        parts.add(new LinkedHashSet<>(all.subList(from, Math.min(from + MOST, all.size()))));
      }
    }
    return parts;
  }
}
