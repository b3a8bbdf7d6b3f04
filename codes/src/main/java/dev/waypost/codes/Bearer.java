package dev.waypost.codes;

/**
 * Who came with a credential that is valid.
 *
 * @param apiKeyId the API key that it is or was made by
 * @param actor who that is, and what this credential lets them do
 */
public record Bearer(String apiKeyId, Actor actor) {}
