package dev.waypost.routing.rules;

/**
 * Where some scans lead. Of a code's rules the first fires whose condition holds.
 *
 * @param name unlike that of any other rule of the code; under it scans are logged and reported
 */
public record Rule(String name, Condition when, Action then) {}
