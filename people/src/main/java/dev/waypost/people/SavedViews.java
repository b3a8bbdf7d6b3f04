package dev.waypost.people;

import dev.waypost.codes.OneLine;
import dev.waypost.codes.TimeOrderedIds;
import java.util.List;

/** Keeps filters under a name, so that they are a click away. */
public final class SavedViews {
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_QUERY = 2_000;

  private final SavedViewStore store;
  private final TimeOrderedIds ids;

  /** Views in this store. */
  public SavedViews(SavedViewStore store, TimeOrderedIds ids) {
    this.store = store;
    this.ids = ids;
  }

  /** The views of a workspace, by name. */
  public List<SavedView> list(SignedIn by) {
    return store.views(by.workspace().id());
  }

  /**
   * Keeps a view; one of the same name is replaced.
   *
   * @throws PeopleRefusedException where the name is not well formed or there are too many
   */
  public void keep(SignedIn by, String name, String query) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME || !OneLine.isOne(called)) {
      throw new PeopleRefusedException(
          "name",
          "Write a name of 1 to {0} characters on one line.",
          Integer.toString(LONGEST_NAME));
    }
    if (query.length() > LONGEST_QUERY || !OneLine.isOne(query)) {
      throw new PeopleRefusedException("query", "These are too many filters to keep.");
    }
    var view = new SavedView("view_" + ids.next(), by.workspace().id(), called, query);
    if (!store.keep(view, MOST)) {
      throw new PeopleRefusedException(
          null,
          "There are {0} views, which is the most. Delete one first.",
          Integer.toString(MOST));
    }
  }

  /** Deletes a view. */
  public void forget(SignedIn by, String id) {
    store.deleteView(by.workspace().id(), id);
  }
}
