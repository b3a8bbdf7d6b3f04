package dev.waypost.console.shell;

import dev.waypost.codes.Scope;
import java.util.List;
import java.util.stream.Stream;

/** A place in the navigation. Later ones (approvals, care lists, audit) join their part. */
public enum Section {
  /** What happens in the workspace. */
  OVERVIEW(Part.WORK, "Overview", "/console", "home", Scope.CODES_READ),
  /** The codes. */
  CODES(Part.WORK, "Codes", "/console/codes", "code", Scope.CODES_READ),
  /** What was measured. */
  INSIGHT(Part.WORK, "Insight", "/console/insight", "chart", Scope.ANALYTICS_READ),
  /** Sheets of labels. */
  SHEETS(Part.WORK, "Label sheets", "/console/sheets", "grid", Scope.CODES_READ),
  /** Styles under a name. */
  THEMES(Part.LOOK, "Themes", "/console/themes", "brush", Scope.CODES_READ),
  /** Logos and files. */
  UPLOADS(Part.LOOK, "Logos and files", "/console/uploads", "image", Scope.CODES_READ),
  /** Groups and tags. */
  GROUPS(Part.ORDER, "Groups and tags", "/console/groups", "folder", Scope.CODES_READ),
  /** Metadata fields. */
  FIELDS(Part.ORDER, "Metadata fields", "/console/fields", "list", Scope.CODES_READ),
  /** CSV files and long work. */
  IMPORTS(Part.ORDER, "Import and export", "/console/imports", "transfer", Scope.CODES_READ),
  /** The domains of short URLs. */
  DOMAINS(Part.RUN, "Domains", "/console/domains", "globe", Scope.CODES_READ),
  /** Who uses the console. */
  PEOPLE(Part.RUN, "People", "/console/people", "people", Scope.CODES_READ),
  /** API keys. */
  KEYS(Part.RUN, "API keys", "/console/keys", "key", Scope.ADMIN),
  /** The workspace as a whole. */
  SETTINGS(Part.RUN, "Workspace", "/console/settings", "gear", Scope.CODES_READ),
  /** What belongs to no place, such as a person's own profile. */
  NONE(Part.NONE, "", "/console", "home", Scope.CODES_READ);

  /** Places that belong together. */
  public enum Part {
    /** Everyday work. */
    WORK(""),
    /** How codes look. */
    LOOK("Look"),
    /** How codes are kept in order. */
    ORDER("Order"),
    /** How the workspace is run. */
    RUN("Run"),
    /** Not shown. */
    NONE("");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    /** Its heading, empty for none. */
    public String title() {
      return title;
    }

    /** Its places, in order. */
    public List<Section> sections() {
      return Stream.of(Section.values()).filter(section -> section.part == this).toList();
    }

    /** Those that are shown, in order. */
    public static List<Part> shown() {
      return List.of(WORK, LOOK, ORDER, RUN);
    }
  }

  private final Part part;
  private final String title;
  private final String path;
  private final String icon;
  private final Scope scope;

  Section(Part part, String title, String path, String icon, Scope scope) {
    this.part = part;
    this.title = title;
    this.path = path;
    this.icon = icon;
    this.scope = scope;
  }

  /** What the navigation calls it, in English. */
  public String title() {
    return title;
  }

  /** Where it is. */
  public String path() {
    return path;
  }

  /** The name of its icon, see {@code icon.jte}. */
  public String icon() {
    return icon;
  }

  /** What somebody needs to see it. */
  public Scope scope() {
    return scope;
  }
}
