package dev.waypost.codes.links;

import dev.waypost.routing.gates.LinkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a link was taken back, for those who check links without asking.
 *
 * @param number grows by each revocation, over all links
 * @param expiresAt from when on it does not matter any more; null for never
 */
public record Revocation(long number, LinkId link, @Nullable Instant expiresAt) {}
