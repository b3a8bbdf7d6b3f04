package dev.waypost.server.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks bodies: a value within, or the text as a whole. */
final class BodyMutations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Random random;

  BodyMutations(Random random) {
    this.random = random;
  }

  /** The body with something wrong in it, or at least odd. */
  byte[] mutated(JsonNode body) {
    return random.nextInt(5) == 0
        ? brokenText(body.toString())
        : bytes(brokenValue(body.deepCopy()).toString());
  }

  private JsonNode brokenValue(JsonNode body) {
    List<ContainerNode<?>> containers = new ArrayList<>();
    collect(body, containers);
    if (containers.isEmpty()) {
      return odd();
    }
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object -> breakField(object);
      case ArrayNode list -> breakElement(list);
      default -> throw new IllegalStateException("Neither an object nor a list.");
    }
    return body;
  }

  private void breakField(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(5) == 0) {
      object.set(random.nextBoolean() ? "colour" : oddText(), odd());
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(4) == 0) {
      object.remove(name);
    } else {
      object.set(name, odd());
    }
  }

  private void breakElement(ArrayNode list) {
    if (list.isEmpty() || random.nextInt(3) == 0) {
      list.add(odd());
    } else {
      list.set(random.nextInt(list.size()), odd());
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> into) {
    if (node instanceof ContainerNode<?> container) {
      into.add(container);
      container.forEach(child -> collect(child, into));
    }
  }

  private JsonNode odd() {
    return switch (random.nextInt(12)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt(-2, 5000));
      case 3 -> JSON.numberNode(random.nextLong());
      case 4 -> JSON.numberNode(random.nextDouble() * 1e9);
      case 5 -> JSON.numberNode(BigInteger.TWO.pow(63 + random.nextInt(40)));
      case 6 -> JSON.numberNode(new BigDecimal("1E+" + random.nextInt(400)));
      case 7 -> JSON.arrayNode();
      case 8 -> JSON.objectNode();
      case 9 -> JSON.arrayNode().add(oddText());
      case 10 -> JSON.objectNode().put(oddText(), oddText());
      default -> JSON.textNode(oddText());
    };
  }

  /** Texts that programs have stumbled over. */
  String oddText() {
    return switch (random.nextInt(14)) {
      case 0 -> "";
      case 1 -> " ";
      case 2 -> "x".repeat(random.nextInt(1, 20_000));
      case 3 -> "\0";
      case 4 -> "a\0b";
      case 5 -> "\ud800";
      case 6 -> "\udc00x\ud83d";
      case 7 -> "\u202Eevil\u202C";
      case 8 -> "line\r\nbreak";
      case 9 -> "😀".repeat(random.nextInt(1, 150));
      case 10 -> "https://example.com/" + (char) random.nextInt(0x20, 0xFFFF);
      case 11 -> "'; DROP TABLE code; --";
      case 12 -> "-1";
      default -> Character.toString(random.nextInt(0x11_0000));
    };
  }

  private byte[] brokenText(String body) {
    return switch (random.nextInt(8)) {
      case 0 -> new byte[0];
      case 1 -> bytes(body.substring(0, random.nextInt(body.length())));
      case 2 -> bytes(body + body);
      case 3 -> bytes("[".repeat(random.nextInt(1, 5000)));
      case 4 -> bytes(body.replaceFirst("\\{", "{\"a\":1,\"a\":2,"));
      case 5 -> bytes("[" + body + "]");
      case 6 -> body.getBytes(StandardCharsets.UTF_16);
      default -> {
        byte[] broken = bytes(body);
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        yield broken;
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
