/** Metadata fields and tags: what codes are found by. */
@NullMarked
package dev.waypost.api.metadata;

import org.jspecify.annotations.NullMarked;
