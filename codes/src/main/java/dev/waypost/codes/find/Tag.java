package dev.waypost.codes.find;

/**
 * A tag in use.
 *
 * @param name as it was first written
 * @param codes how many codes that are not deleted have it
 */
public record Tag(String name, long codes) {}
