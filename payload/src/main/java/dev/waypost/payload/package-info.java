/**
 * What a code carries: each kind of content as a record that is valid by construction, and the text
 * it becomes in a symbol.
 *
 * <p>A new kind of content is a new record here, with its validation and its text form.
 *
 * <p>JSON, HTML, storage and the drawing of symbols stay out.
 */
@NullMarked
package dev.waypost.payload;

import org.jspecify.annotations.NullMarked;
