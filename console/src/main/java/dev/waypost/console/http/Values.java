package dev.waypost.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.api.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a form hold, by the names that {@link JsonForm} reads, and what is wrong with
 * one of them.
 *
 * @param tree what the API answered, or what was sent to it
 * @param problem null for none
 */
public record Values(JsonNode tree, @Nullable ProblemException problem) {

  /** Values without a problem. */
  public static Values of(JsonNode tree) {
    return new Values(tree, null);
  }

  /** What stands at a path, missing where there is nothing. */
  public JsonNode at(String path) {
    return tree.at("/" + path.replace('.', '/'));
  }

  /** The text at a path, a list with commas between; empty for nothing. */
  public String text(String path) {
    JsonNode node = at(path);
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(item.asText()));
      return ListText.of(items);
    }
    return node.isNull() || node.isContainerNode() ? "" : node.asText();
  }

  /** The text at a path, or another one where there is nothing. */
  public String text(String path, String otherwise) {
    String text = text(path);
    return text.isEmpty() ? otherwise : text;
  }

  /** Whether a path holds this text. */
  public boolean is(String path, String text) {
    return text(path).equals(text);
  }

  /** Whether a list at a path has this text, or is this text. */
  public boolean has(String path, String text) {
    JsonNode node = at(path);
    if (!node.isArray()) {
      return text(path).equals(text);
    }
    for (JsonNode item : node) {
      if (item.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is anything at a path. */
  public boolean has(String path) {
    JsonNode node = at(path);
    return !node.isMissingNode() && !node.isNull();
  }

  /** The items of a list, each with the same problem. */
  public List<Values> items(String path) {
    List<Values> items = new ArrayList<>();
    at(path).forEach(item -> items.add(new Values(item, null)));
    return items;
  }

  /** What is wrong with the field at a path; null for nothing. */
  public @Nullable String error(String path) {
    return problem != null && path.equals(problem.field()) ? problem.detail() : null;
  }
}
