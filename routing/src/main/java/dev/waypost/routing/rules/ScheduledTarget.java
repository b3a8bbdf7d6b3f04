package dev.waypost.routing.rules;

import dev.waypost.routing.Target;
import java.time.Instant;

/**
 * Where a code leads from a moment on, until the next such moment.
 *
 * @param from inclusive
 */
public record ScheduledTarget(Instant from, Target target) {}
