/** What owners note about their codes in fields of their own. */
@NullMarked
package dev.waypost.codes.metadata;

import org.jspecify.annotations.NullMarked;
