package dev.waypost.codes.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a new link; see {@link Link}.
 *
 * @param expiresAt null for never
 * @param uses null for as many as one likes
 * @param note null for none
 */
public record NewLink(@Nullable Instant expiresAt, @Nullable Integer uses, @Nullable String note) {}
