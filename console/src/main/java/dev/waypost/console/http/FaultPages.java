package dev.waypost.console.http;

import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;

/** What is shown where a page can't be. */
@FunctionalInterface
public interface FaultPages {
  /** A page, or a part of one where that was asked for, that says what happened. */
  Reply page(Visit visit, ProblemException problem);
}
