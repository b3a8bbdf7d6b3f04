package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_TERM;
import static dev.waypost.store.schema.Tables.CODE_TEXT;
import static dev.waypost.store.schema.Tables.TERM;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeFilter.Period;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.StatusFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.SortField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One search for codes. It reads along one list that is in the order asked for, or that is short,
 * and looks up in the others whether each code is there too:
 *
 * <ul>
 *   <li>the codes of the rarest term, by their numbers, which is the order in which they were made;
 *   <li>the codes whose text contains the words, by their numbers as well, where no term is rare;
 *   <li>all codes by name or by their last edit, where that order is asked for and many match, or
 *       where few were edited in the time asked for.
 * </ul>
 */
final class CodeSearch {
  /**
   * Up to this many matches it is quicker to take and to sort them all than to walk a million codes
   * in their order until a page is full.
   */
  private static final int FEW = 3_000;

  /**
   * The same for texts. Walking finds out about a text more slowly, and where the names that hold a
   * word stand together, it walks by all others first.
   */
  private static final int FEW_TEXTS = 60_000;

  /**
   * So many texts are read sooner than an engine without order finds out what is in all of them.
   */
  private static final int NEAR_TEXTS = 20_000;

  private final DSLContext connection;
  private final WorkspaceId workspace;
  private final CodeFilter filter;
  private final Instant now;
  private final TextSearch text;

  CodeSearch(DSLContext connection, WorkspaceId workspace, CodeFilter filter, Instant now) {
    this.connection = connection;
    this.workspace = workspace;
    this.filter = filter;
    this.now = now;
    this.text = new TextSearch(connection, filter.words());
  }

  private record Term(int id, long codes) {}

  /** Codes in an order; see {@link dev.waypost.codes.CodeStore#find}. */
  List<FoundCode> find(CodeOrder order, @Nullable CodePosition after, int limit) {
    Set<String> labels = labels();
    List<Term> terms = terms(labels);
    if (terms.size() < labels.size()) {
      return List.of();
    }
    Set<Integer> within = within();
    if (within != null && within.isEmpty()) {
      return List.of();
    }
    boolean newestByText =
        order.field() == CodeOrder.Field.CREATED_AT && isByText(terms) && !text.isInOrder();
    return (newestByText
            ? rowsByText(terms, within, order, after, limit)
            : rows(walk(order, terms, within), order, after, limit))
        .stream().map(CodeSearch::found).toList();
  }

  /** Whether words tell more than the rarest term does. */
  private boolean isByText(List<Term> terms) {
    return terms.getFirst().codes() > FEW && !filter.words().isEmpty();
  }

  /** The ids of codes, those made last coming first. */
  List<CodeId> findIds(int limit) {
    Walk walk = wholeWalk();
    return walk == null
        ? List.of()
        : connection
            .select(CODE.ID)
            .from(walk.tables())
            .where(walk.condition())
            .orderBy(walk.number().desc())
            .limit(limit)
            .fetch(row -> new CodeId(row.value1()));
  }

  /** How many codes there are to find. */
  long count() {
    Walk walk = wholeWalk();
    return walk == null
        ? 0
        : connection.fetchCount(connection.selectOne().from(walk.tables()).where(walk.condition()));
  }

  /** The list along which all that match are read; null where none can. */
  private @Nullable Walk wholeWalk() {
    Set<String> labels = labels();
    List<Term> terms = terms(labels);
    Set<Integer> within = within();
    if (terms.size() < labels.size() || (within != null && within.isEmpty())) {
      return null;
    }
    return isByText(terms) ? byText(terms, within) : byTerm(terms, within);
  }

  /**
   * A list of codes to read along.
   *
   * @param tables the list, joined with the codes
   * @param number the column of the list with their numbers
   * @param condition what holds for those to be found
   * @param inOrder whether the list is in the order asked for, so that reading ends with the page
   */
  private record Walk(Table<?> tables, Field<Long> number, Condition condition, boolean inOrder) {
    /** The same for another order. */
    Walk unordered() {
      return new Walk(tables, number, condition, false);
    }
  }

  private Walk walk(CodeOrder order, List<Term> terms, @Nullable Set<Integer> within) {
    boolean many = terms.getFirst().codes() > FEW;
    return switch (order.field()) {
      case CREATED_AT -> {
        if (many && areFewUpdated()) {
          yield byCode(terms, within, false);
        }
        yield isByText(terms) ? byText(terms, within) : byTerm(terms, within);
      }
      case UPDATED_AT, NAME -> {
        if (!many) {
          yield byTerm(terms, within).unordered();
        }
        yield !filter.words().isEmpty() && text.isInAtMost(FEW_TEXTS)
            ? byText(terms, within).unordered()
            : byCode(terms, within, true);
      }
    };
  }

  private List<Record3<String, Long, Long>> rows(
      Walk walk, CodeOrder order, @Nullable CodePosition after, int limit) {
    Condition condition = walk.condition().and(comesAfter(order, after, walk.number()));
    if (walk.inOrder()) {
      return connection
          .select(CODE.DOCUMENT, CODE.SCANS, CODE.NUMBER)
          .from(walk.tables())
          .where(condition)
          .orderBy(sort(order, walk.number()))
          .limit(limit)
          .fetch();
    }
    // Sorted without the documents, which are large.
    var page =
        connection
            .select(walk.number())
            .from(walk.tables())
            .where(condition)
            .orderBy(sort(order, walk.number()))
            .limit(limit);
    return connection
        .select(CODE.DOCUMENT, CODE.SCANS, CODE.NUMBER)
        .from(CODE)
        .where(CODE.NUMBER.in(page))
        .orderBy(sort(order, CODE.NUMBER))
        .fetch();
  }

  /** Along the rarest term, in the order in which the codes were made. */
  private Walk byTerm(List<Term> terms, @Nullable Set<Integer> within) {
    var driver = CODE_TERM.as("driver");
    return new Walk(
        driver.crossJoin(CODE),
        driver.NUMBER,
        driver
            .TERM_ID
            .eq(terms.getFirst().id())
            .and(CODE.NUMBER.eq(driver.NUMBER))
            .and(inOtherTerms(terms.subList(1, terms.size()), within, driver.NUMBER))
            .and(text.contains(filter.words(), driver.NUMBER))
            .and(conditions(driver.NUMBER)),
        true);
  }

  /** Along those that contain the words, in the order in which the codes were made. */
  private Walk byText(List<Term> terms, @Nullable Set<Integer> within) {
    Field<Long> number = text.number();
    return new Walk(
        text.table().crossJoin(CODE),
        number,
        text.match()
            .and(CODE.NUMBER.eq(number))
            .and(inOtherTerms(terms, within, number))
            .and(text.contains(text.unindexedWords(), number))
            .and(conditions(number)),
        true);
  }

  /**
   * By words, where the engine has them in no order: a page of words that many codes have is soon
   * found in the nearest texts, and the texts that have rare ones are few enough to sort.
   */
  private List<Record3<String, Long, Long>> rowsByText(
      List<Term> terms,
      @Nullable Set<Integer> within,
      CodeOrder order,
      @Nullable CodePosition after,
      int limit) {
    Condition place = comesAfter(order, after, CODE_TEXT.NUMBER);
    Table<?> near = text.near(place, sort(order, CODE_TEXT.NUMBER), NEAR_TEXTS);
    List<Record3<String, Long, Long>> page =
        rows(among(near, text.match(), terms, within), order, after, limit);
    return page.size() == limit
        ? page
        : rows(among(text.matching(place), noCondition(), terms, within), order, after, limit);
  }

  /** Along a list of texts, without a look at the codes where nothing is asked of them. */
  private Walk among(
      Table<?> texts, Condition match, List<Term> terms, @Nullable Set<Integer> within) {
    Field<Long> number = CODE_TEXT.NUMBER;
    Condition asked = codeConditions();
    return new Walk(
        texts,
        number,
        match
            .and(inOtherTerms(terms, within, number))
            .and(text.contains(text.unindexedWords(), number))
            .and(createdInTime(number))
            .and(
                asked.equals(noCondition())
                    ? asked
                    : text.existsByLookup(
                        selectOne().from(CODE).where(CODE.NUMBER.eq(number), asked))),
        false);
  }

  /** Along all codes by their name or their last edit. */
  private Walk byCode(List<Term> terms, @Nullable Set<Integer> within, boolean inOrder) {
    return new Walk(
        CODE,
        CODE.NUMBER,
        CODE.WORKSPACE_ID
            .eq(workspace.value())
            .and(inOtherTerms(terms, within, CODE.NUMBER))
            .and(text.contains(filter.words(), CODE.NUMBER))
            .and(conditions(CODE.NUMBER)),
        inOrder);
  }

  /** The labels that a code must all have. */
  private Set<String> labels() {
    CodeLabels labels =
        filter.status() == StatusFilter.DELETED ? CodeLabels.deleted() : CodeLabels.live();
    Set<String> all = new HashSet<>();
    CodeStatus status = status();
    if (status != null) {
      all.add(labels.status(status));
    }
    if (filter.status() == StatusFilter.EXPIRED) {
      all.add(labels.ending());
    }
    if (filter.type() == CodeType.STATIC) {
      all.add(labels.staticType());
    }
    if (filter.group() != null) {
      all.add(labels.group(filter.group()));
    }
    filter.tags().forEach(tag -> all.add(labels.tag(tag)));
    filter.metadata().forEach((field, text) -> all.add(labels.metadata(field, text)));
    if (filter.owner() != null) {
      all.add(labels.owner(filter.owner()));
    }
    if (all.isEmpty()) {
      // Whatever has another label has this one, too.
      all.add(labels.any());
    }
    return all;
  }

  private @Nullable CodeStatus status() {
    return switch (filter.status()) {
      case LIVE, DELETED -> null;
      case DRAFT -> CodeStatus.DRAFT;
      case ACTIVE, EXPIRED -> CodeStatus.ACTIVE;
      case PAUSED -> CodeStatus.PAUSED;
      case ARCHIVED -> CodeStatus.ARCHIVED;
      case RETIRED -> CodeStatus.RETIRED;
    };
  }

  /** The terms of these labels, the rarest first; those that no code ever had are missing. */
  private List<Term> terms(Set<String> labels) {
    List<Term> terms =
        connection
            .select(TERM.ID, TERM.CODES)
            .from(TERM)
            .where(TERM.WORKSPACE_ID.eq(workspace.value()), TERM.LABEL.in(labels))
            .fetch(row -> new Term(row.value1(), row.value2()));
    List<Term> rarestFirst = new ArrayList<>(terms);
    rarestFirst.sort(Comparator.comparingLong(Term::codes));
    return rarestFirst;
  }

  /** The terms of which a code must have one; null where it need not. */
  private @Nullable Set<Integer> within() {
    if (filter.within().isEmpty()) {
      return null;
    }
    CodeLabels labels =
        filter.status() == StatusFilter.DELETED ? CodeLabels.deleted() : CodeLabels.live();
    Set<String> names = filter.within().stream().map(labels::group).collect(Collectors.toSet());
    return terms(names).stream().map(Term::id).collect(Collectors.toSet());
  }

  private Condition inOtherTerms(
      List<Term> terms, @Nullable Set<Integer> within, Field<Long> number) {
    Condition all = noCondition();
    for (Term term : terms) {
      all = all.and(hasTerm(Set.of(term.id()), number));
    }
    return within == null ? all : all.and(hasTerm(within, number));
  }

  private Condition hasTerm(Set<Integer> oneOf, Field<Long> number) {
    var other = CODE_TERM.as("other");
    return text.existsByLookup(
        selectOne().from(other).where(other.TERM_ID.in(oneOf), other.NUMBER.eq(number)));
  }

  private boolean areFewUpdated() {
    return !filter.updated().equals(Period.ANY)
        && connection.fetchCount(
                connection
                    .select(CODE.NUMBER)
                    .from(CODE)
                    .where(CODE.WORKSPACE_ID.eq(workspace.value()), updatedInTime())
                    .limit(FEW + 1))
            <= FEW;
  }

  private Condition updatedInTime() {
    Instant from = filter.updated().from();
    Instant before = filter.updated().before();
    Condition all = noCondition();
    if (from != null) {
      all = all.and(CODE.UPDATED_AT.ge(from));
    }
    return before == null ? all : all.and(CODE.UPDATED_AT.lt(before));
  }

  /** What no list holds: dates, and whether an active code is past its time. */
  private Condition conditions(Field<Long> number) {
    return createdInTime(number).and(codeConditions());
  }

  private Condition createdInTime(Field<Long> number) {
    Period created = filter.created();
    Condition all = noCondition();
    if (created.from() != null) {
      all = all.and(number.ge(CodeNumbers.least(created.from())));
    }
    if (created.before() != null) {
      all = all.and(number.lt(CodeNumbers.least(created.before())));
    }
    return all;
  }

  /** What only a look at the code itself tells. */
  private Condition codeConditions() {
    Condition all = noCondition();
    if (filter.type() == CodeType.DYNAMIC) {
      all = all.and(CODE.DOMAIN_ID.isNotNull());
    }
    all = all.and(updatedInTime());
    return switch (filter.status()) {
      case ACTIVE ->
          all.and(CODE.EXPIRES_AT.isNull().or(CODE.EXPIRES_AT.gt(now)))
              .and(CODE.EXPIRES_AFTER_SCANS.isNull().or(CODE.EXPIRES_AFTER_SCANS.gt(CODE.SCANS)));
      case EXPIRED -> all.and(CODE.EXPIRES_AT.le(now).or(CODE.EXPIRES_AFTER_SCANS.le(CODE.SCANS)));
      case LIVE, DRAFT, PAUSED, ARCHIVED, RETIRED, DELETED -> all;
    };
  }

  private static Condition comesAfter(
      CodeOrder order, @Nullable CodePosition after, Field<Long> number) {
    if (after == null) {
      return noCondition();
    }
    return switch (order.field()) {
      case CREATED_AT -> order.descending() ? number.lt(after.number()) : number.gt(after.number());
      case UPDATED_AT -> {
        Instant edited = Instant.ofEpochMilli(Long.parseLong(after.value()));
        var place = org.jooq.impl.DSL.row(CODE.UPDATED_AT, CODE.NUMBER);
        yield order.descending()
            ? place.lt(edited, after.number())
            : place.gt(edited, after.number());
      }
      case NAME -> {
        var place = org.jooq.impl.DSL.row(CODE.NAME_FOLDED, CODE.NUMBER);
        yield order.descending()
            ? place.lt(after.value(), after.number())
            : place.gt(after.value(), after.number());
      }
    };
  }

  private static List<SortField<?>> sort(CodeOrder order, Field<Long> number) {
    List<Field<?>> fields =
        switch (order.field()) {
          case CREATED_AT -> List.of(number);
          case UPDATED_AT -> List.of(CODE.UPDATED_AT, CODE.NUMBER);
          case NAME -> List.of(CODE.NAME_FOLDED, CODE.NUMBER);
        };
    return fields.stream()
        .<SortField<?>>map(field -> order.descending() ? field.desc() : field.asc())
        .toList();
  }

  private static FoundCode found(Record3<String, Long, Long> row) {
    return new FoundCode(
        new CountedCode(CodeDocument.read(row.value1()), row.value2()),
        Objects.requireNonNull(row.value3()));
  }
}
