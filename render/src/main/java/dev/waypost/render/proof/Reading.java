package dev.waypost.render.proof;

/**
 * A try to read what was drawn.
 *
 * @param read whether it gave what the symbol holds; true as well where the same reader does not
 *     read plain black squares under the same stress, which is no fault of the style
 */
public record Reading(Stress stress, Reader reader, boolean read) {}
