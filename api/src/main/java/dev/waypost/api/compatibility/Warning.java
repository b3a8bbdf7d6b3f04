package dev.waypost.api.compatibility;

/**
 * Something about the looks of a code that was asked for and is not drawn. The code is made all the
 * same, because it leads where it should.
 *
 * @param field what was asked for, with its path
 * @param message what is drawn instead, for people
 */
record Warning(String field, String message) {}
