package dev.waypost.codes;

/**
 * A code with its number of scans, which changes without an edit.
 *
 * @param scans scans by people, as far as they have been counted
 */
public record CountedCode(Code code, long scans) {}
