package dev.waypost.server;

import java.util.List;

/**
 * Pictures that belong together.
 *
 * @param field the field of a style that they show, or another heading
 * @param text what to know about it
 */
record GalleryChapter(String field, String text, List<GalleryPicture> pictures) {}
