package dev.waypost.console.shell;

import dev.waypost.codes.Scope;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Visit;
import dev.waypost.console.text.Texts;
import dev.waypost.people.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around a page shows.
 *
 * @param title of the page, in the language of the visit
 */
public record Shell(Visit visit, Section section, String title, Assets assets) {

  /** The texts. */
  public Texts text() {
    return visit.texts();
  }

  /** Who looks at it; null for nobody known. */
  public @Nullable SignedIn signedIn() {
    return visit.signedInOrNobody();
  }

  /** What forms carry. */
  public String csrf() {
    return visit.csrf();
  }

  /** Whether who looks at it may do what needs this scope. */
  public boolean may(Scope scope) {
    SignedIn signedIn = signedIn();
    return signedIn != null && signedIn.actor().may(scope);
  }

  /** Whether who looks at it may change codes. */
  public boolean mayEdit() {
    return may(Scope.CODES_WRITE);
  }

  /** Whether who looks at it runs the workspace. */
  public boolean isAdmin() {
    return may(Scope.ADMIN);
  }

  /** What was done just now; null for nothing. */
  public @Nullable String note() {
    return Note.of(visit.parameter("note")).map(note -> text().of(note.text())).orElse(null);
  }

  /** A text as it may stand in the query of an address. */
  public String encoded(String value) {
    return Redirects.encoded(value);
  }
}
