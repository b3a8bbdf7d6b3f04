package dev.waypost.codes;

/**
 * Something about a code that is allowed, and that its owner may not have meant.
 *
 * @param field what it is about, as the API names it, with its path
 * @param message what will happen and what to do about it, for people
 */
public record Warning(String field, String message) {}
