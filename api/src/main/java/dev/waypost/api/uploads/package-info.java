/** Logos and files: taking them, showing them and giving them back. */
@NullMarked
package dev.waypost.api.uploads;

import org.jspecify.annotations.NullMarked;
