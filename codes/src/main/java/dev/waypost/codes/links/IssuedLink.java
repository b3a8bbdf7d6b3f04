package dev.waypost.codes.links;

/**
 * A link that was just made.
 *
 * @param url its address, which is shown this once
 */
public record IssuedLink(Link link, String url) {}
