package dev.waypost.outbound;

/**
 * What a server answered. A redirect is an answer like any other; nobody follows it.
 *
 * @param status 200 to 599
 * @param body at most as many bytes as were allowed
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Response(int status, byte[] body) {}
