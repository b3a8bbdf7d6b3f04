package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE_TEXT;

import dev.waypost.codes.Code;
import dev.waypost.codes.find.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Keeps, within the transaction that changes codes, the text that they are found by. SQLite's index
 * of it is a table of its own; PostgreSQL keeps its index by itself.
 */
final class CodeTexts {
  static final Table<?> SQLITE_INDEX = DSL.table(DSL.name("code_text_index"));
  private static final List<Field<?>> SQLITE_INDEX_COLUMNS =
      List.of(
          DSL.field(DSL.name("rowid"), SQLDataType.BIGINT),
          DSL.field(DSL.name("body"), SQLDataType.CLOB));

  private final DSLContext transaction;
  private final boolean sqlite;

  CodeTexts(DSLContext transaction) {
    this.transaction = transaction;
    this.sqlite = transaction.dialect() == SQLDialect.SQLITE;
  }

  /** Takes changes of codes. */
  void update(List<CodeIndex.Entry> entries) {
    List<Long> outdated = new ArrayList<>();
    Map<Long, String> texts = new TreeMap<>();
    for (CodeIndex.Entry entry : entries) {
      Code before = entry.before();
      Code after = entry.after();
      String textAfter = after == null ? null : SearchText.of(after);
      if (before != null && SearchText.of(before).equals(textAfter)) {
        continue;
      }
      if (before != null) {
        outdated.add(entry.number());
      }
      if (textAfter != null) {
        texts.put(entry.number(), textAfter);
      }
    }
    remove(outdated);
    if (texts.size() >= TextIndexUpkeep.MANY) {
      TextIndexUpkeep.allowLater(transaction);
    }
    add(CODE_TEXT, List.of(CODE_TEXT.NUMBER, CODE_TEXT.BODY), texts);
    if (sqlite) {
      add(SQLITE_INDEX, SQLITE_INDEX_COLUMNS, texts);
    }
  }

  private void add(Table<?> table, List<? extends Field<?>> columns, Map<Long, String> texts) {
    NewRows.add(
        transaction,
        texts.size(),
        table,
        columns,
        rows -> {
          for (var text : texts.entrySet()) {
            rows.number(text.getKey()).text(text.getValue()).end();
          }
        });
  }

  private void remove(List<Long> numbers) {
    if (numbers.isEmpty()) {
      return;
    }
    BatchBindStep batch =
        transaction.batch(transaction.deleteFrom(CODE_TEXT).where(CODE_TEXT.NUMBER.eq(0L)));
    BatchBindStep index = transaction.batch("delete from code_text_index where rowid = ?");
    for (Long number : numbers) {
      batch = batch.bind(number);
      index = index.bind(number);
    }
    batch.execute();
    if (sqlite) {
      index.execute();
    }
  }
}
