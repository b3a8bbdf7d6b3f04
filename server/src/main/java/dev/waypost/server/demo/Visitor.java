package dev.waypost.server.demo;

import dev.waypost.routing.Location;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who scans.
 *
 * @param id tells people apart
 * @param language null for a robot, which says nothing of it
 */
record Visitor(long id, Location location, @Nullable Language language, Agent agent) {}
