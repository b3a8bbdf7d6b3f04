package dev.waypost.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A picture of the gallery.
 *
 * @param title what is shown
 * @param file its name without an ending
 * @param body of the call that draws it, without a format
 */
record GalleryPicture(String title, String file, ObjectNode body) {}
