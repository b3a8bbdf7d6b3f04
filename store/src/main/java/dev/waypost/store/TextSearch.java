package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE_TEXT;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.waypost.codes.find.SearchText;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The texts of codes: as a list of those that contain words, by the engine's index of three
 * characters at a time, and as a look into the text of one.
 */
final class TextSearch {
  private static final Field<Long> ROW_ID =
      field(name("code_text_index", "rowid"), SQLDataType.BIGINT);

  private final DSLContext connection;
  private final List<String> words;
  private final boolean sqlite;

  /**
   * A search.
   *
   * @param words folded
   */
  TextSearch(DSLContext connection, List<String> words) {
    this.connection = connection;
    this.words = words;
    this.sqlite = connection.dialect() == SQLDialect.SQLITE;
  }

  /** The list of codes that contain all indexed words, where {@link #match} holds. */
  Table<?> table() {
    return sqlite ? CodeTexts.SQLITE_INDEX : CODE_TEXT;
  }

  /** The column of the list with the codes' numbers. */
  Field<Long> number() {
    return sqlite ? ROW_ID : CODE_TEXT.NUMBER;
  }

  Condition match() {
    List<String> indexed = words.stream().filter(SearchText::isIndexed).toList();
    if (sqlite) {
      String query =
          indexed.stream()
              .map(word -> "\"" + word.replace("\"", "\"\"") + "\"")
              .collect(Collectors.joining(" "));
      return condition("code_text_index match {0}", val(query));
    }
    Condition all = condition(true);
    for (String word : indexed) {
      all = all.and(CODE_TEXT.BODY.contains(word));
    }
    return all;
  }

  /** Whether the list has codes in the order of their numbers. */
  boolean isInOrder() {
    return sqlite;
  }

  /** The texts of so many codes at most that come first in an order; {@link #match} tells more. */
  Table<?> near(Condition place, List<SortField<?>> order, int codes) {
    return connection
        .select(CODE_TEXT.NUMBER, CODE_TEXT.BODY)
        .from(CODE_TEXT)
        .where(place)
        .orderBy(order)
        .limit(codes)
        .asTable(CODE_TEXT.getName());
  }

  /**
   * The numbers of all codes at a place that contain all indexed words. PostgreSQL would rather
   * read along another index until a page is full, which may be never; it leaves a query with an
   * offset as it is.
   */
  Table<?> matching(Condition place) {
    return connection
        .select(CODE_TEXT.NUMBER)
        .from(CODE_TEXT)
        .where(match(), place)
        .offset(inline(0))
        .asTable(CODE_TEXT.getName());
  }

  /** The words that the list knows nothing of. */
  List<String> unindexedWords() {
    return words.stream().filter(word -> !SearchText.isIndexed(word)).toList();
  }

  /** Whether at most so many codes contain all indexed words. */
  boolean isInAtMost(int codes) {
    return connection.fetchCount(
            connection.select(number()).from(table()).where(match()).limit(codes + 1))
        <= codes;
  }

  /** Whether the text of a code contains all of these words. */
  Condition contains(List<String> wanted, Field<Long> ofNumber) {
    if (wanted.isEmpty()) {
      return condition(true);
    }
    Condition all = CODE_TEXT.NUMBER.eq(ofNumber);
    for (String word : wanted) {
      all = all.and(position(CODE_TEXT.BODY, word).gt(0));
    }
    return existsByLookup(selectOne().from(CODE_TEXT).where(all));
  }

  /**
   * Has each code looked up. PostgreSQL would rather read a whole list to join with it, for the few
   * codes of a page too; it leaves a query with an offset as it is.
   */
  Condition existsByLookup(SelectLimitStep<?> query) {
    return sqlite ? exists(query) : exists(query.offset(inline(0)));
  }
}
