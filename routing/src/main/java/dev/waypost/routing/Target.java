package dev.waypost.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an active route leads. */
public sealed interface Target {

  /**
   * Another address.
   *
   * @param location an absolute http or https address in ASCII, as it goes into the Location header
   */
  record WebTarget(String location) implements Target {}

  /**
   * A page of ours that shows a text.
   *
   * @param text plain text
   */
  record TextTarget(String text) implements Target {}

  /**
   * A page of ours that was made when its code was edited.
   *
   * @param title plain text
   * @param body HTML without the frame that all pages share
   * @param attachments what it offers to keep
   */
  record PageTarget(String title, String body, List<Attachment> attachments) implements Target {
    public PageTarget {
      attachments = List.copyOf(attachments);
    }
  }

  /**
   * A place in an app, or an address where the app is not there.
   *
   * @param link an absolute address with the app's own scheme, such as {@code shop://item/7}
   * @param androidPackage the app's name on Android, with which Android finds the app or the
   *     fallback by itself; null where it is not known
   * @param fallback the store's page or another, as for {@link WebTarget}
   */
  record AppTarget(String link, @Nullable String androidPackage, String fallback)
      implements Target {}
}
