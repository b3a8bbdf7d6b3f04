package dev.waypost.codes;

/**
 * A key that was just made: the only time that its text is known.
 *
 * @param text what its bearer presents
 * @param key as it is stored
 */
public record IssuedKey(ApiKeyText text, ApiKey key) {}
