package dev.waypost.store;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;

/**
 * Whether a column holds one of many texts, asked with one value: a statement with thousands takes
 * longer to be written and read than to be answered.
 */
final class OneOf {
  /** So few that PostgreSQL looks each up rather than read the whole table. */
  private static final int AT_ONCE = 1_000;

  private OneOf() {}

  /** Asks for texts, some at a time. */
  static void each(
      DSLContext connection,
      Field<String> field,
      Collection<String> texts,
      Consumer<Condition> query) {
    List<String> all = List.copyOf(texts);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      query.accept(of(connection, field, all.subList(from, Math.min(from + AT_ONCE, all.size()))));
    }
  }

  private static Condition of(DSLContext connection, Field<String> field, List<String> texts) {
    return connection.dialect() == SQLDialect.POSTGRES
        ? condition("{0} = any({1})", field, val(texts.toArray(String[]::new)))
        : condition("{0} in (select value from json_each({1}))", field, val(json(texts)));
  }

  private static String json(List<String> texts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode(texts.size());
    texts.forEach(list::add);
    return list.toString();
  }
}
