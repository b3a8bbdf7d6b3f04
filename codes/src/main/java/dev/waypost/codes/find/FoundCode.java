package dev.waypost.codes.find;

import dev.waypost.codes.CountedCode;

/**
 * A code that was found.
 *
 * @param number its place among all codes in the order in which they were made; never changes
 */
public record FoundCode(CountedCode counted, long number) {}
