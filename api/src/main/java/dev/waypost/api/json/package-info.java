/** Reading bodies strictly, so that every mistake is named where it stands. */
@NullMarked
package dev.waypost.api.json;

import org.jspecify.annotations.NullMarked;
