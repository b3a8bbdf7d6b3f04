package dev.waypost.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgentsTest {
  private static final String SAFARI =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
  private static final String CHROME =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/124.0.0.0 Mobile Safari/537.36";
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0";

  private final Agents agents = new Agents(100);

  @Test
  void namesSystemAndBrowser() {
    assertThat(agents.parse(SAFARI)).isEqualTo(new Agent("iOS", "17.4", "Mobile Safari", "17.4"));
    assertThat(agents.parse(CHROME))
        .isEqualTo(new Agent("Android", "14", "Chrome Mobile", "124.0"));
    assertThat(agents.parse(FIREFOX)).isEqualTo(new Agent("Linux", null, "Firefox", "126.0"));
  }

  @Test
  void knowsNothingOfAgentsThatSayNothing() {
    assertThat(agents.parse(null)).isEqualTo(Agent.UNKNOWN);
    assertThat(agents.parse("")).isEqualTo(Agent.UNKNOWN);
    assertThat(agents.parse("  ")).isEqualTo(Agent.UNKNOWN);
    assertThat(agents.parse("hello")).isEqualTo(Agent.UNKNOWN);
    assertThat(agents.cached()).isEqualTo(1);
  }

  @Test
  void remembersTheAgentsUsedLastAndNoMore() {
    Agents few = new Agents(2);
    Agent safari = few.parse(SAFARI);
    few.parse(CHROME);
    assertThat(few.parse(SAFARI)).isSameAs(safari);

    Agent firefox = few.parse(FIREFOX); // Chrome's agent was used longest ago
    assertThat(few.cached()).isEqualTo(2);
    assertThat(few.parse(SAFARI)).isSameAs(safari);
    assertThat(few.parse(FIREFOX)).isSameAs(firefox);
  }

  /** Texts that make rules with repetitions try many ways, in the greatest length there is. */
  @Test
  void answersWhateverAStrangerSends() {
    List<String> pieces =
        List.of(
            "Mozilla/5.0 ",
            "Mobile",
            "iPad",
            "iPod",
            "iPhone",
            "Mac OS X",
            "CFNetwork/",
            " Darwin/",
            "BbBb",
            "SsSs",
            "spider",
            "Chrome",
            "OBIGO",
            "favicon",
            "1",
            ".",
            " ",
            "(",
            ")",
            ";",
            "/",
            "\0",
            "\ud800",
            "ü",
            "😀",
            "';--",
            "%s",
            "\\",
            "$1",
            "\n");
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      StringBuilder agent = new StringBuilder();
      while (agent.length() < 512) {
        agent.repeat(pieces.get(random.nextInt(pieces.size())), 1 + random.nextInt(1 + i % 64));
      }
      agent.setLength(512);

      assertThat(agents.parse(agent.toString())).isNotNull();
    }
    assertThat(agents.cached()).isEqualTo(100);
  }
}
