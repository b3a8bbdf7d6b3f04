package dev.waypost.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormTest {
  private static String read(String... namesAndTexts) {
    var form = new Form();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      form.add(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return JsonForm.read(form, List.of("content", "name", "tags", "n")).toString();
  }

  @Test
  void pathsBecomeObjectsAndNumbersBecomeLists() {
    assertThat(
            read(
                "content.kind", "links",
                "content.links.7.label", "Menu",
                "content.links.7.url", "https://a.example",
                "content.links.3.label", " Jobs "))
        .isEqualTo(
            "{\"content\":{\"kind\":\"links\",\"links\":[{\"label\":\"Menu\",\"url\":\"https://a.example\"},{\"label\":\"Jobs\"}]}}");
  }

  @Test
  void whatIsEmptyIsLeftOutOrClears() {
    assertThat(read("name", "", "tags:list", "", "n:number", "")).isEqualTo("{\"tags\":[]}");
    assertThat(read("name:or-null", "", "n:number-or-null", ""))
        .isEqualTo("{\"name\":null,\"n\":null}");
  }

  @Test
  void textsBecomeWhatTheirNameSays() {
    assertThat(read("n:number", "2,5", "content.hidden:truth", "true"))
        .isEqualTo("{\"n\":2.5,\"content\":{\"hidden\":true}}");
    assertThat(read("n:number", "much"))
        .as("the API says what is wrong")
        .isEqualTo("{\"n\":\"much\"}");
    assertThat(read("tags:list", "a, b\nc,,", "tags:list", "d"))
        .isEqualTo("{\"tags\":[\"a\",\"b\",\"c\",\"d\"]}");
  }

  @Test
  void itemsOfListsMayHaveCommasInQuotationMarks() {
    String text = ListText.of(java.util.List.of("Berlin, Mitte", "say \"hi\"", "plain"));
    assertThat(text).isEqualTo("\"Berlin, Mitte\", \"say \"\"hi\"\"\", plain");
    assertThat(ListText.items(text)).containsExactly("Berlin, Mitte", "say \"hi\"", "plain");
    assertThat(ListText.items(" \"open, a ,, b ")).containsExactly("\"open", "a", "b");
  }

  @Test
  void whatIsNoTruthGoesOnAsItIs() {
    assertThat(read("n:truth", "false")).isEqualTo("{\"n\":false}");
    assertThat(read("n:truth-or-null", "old")).isEqualTo("{\"n\":\"old\"}");
    assertThat(read("n:raw", " a ")).isEqualTo("{\"n\":\" a \"}");
  }

  @Test
  void otherNamesAndPathsThatContradictAreLeftOut() {
    assertThat(read("csrf", "x", "name", "A", "name.first", "B")).isEqualTo("{\"name\":\"A\"}");
  }
}
