package dev.waypost.codes;

/**
 * A domain as one workspace sees it.
 *
 * @param byDefault whether the workspace makes its new codes there
 */
public record ListedDomain(Domain domain, boolean byDefault) {}
