package dev.waypost.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in a workspace.
 *
 * @param since when they joined it
 * @param lastSeenAt when they last used the console, up to five minutes late; null for not lately
 */
public record Member(Person person, Role role, Instant since, @Nullable Instant lastSeenAt) {}
