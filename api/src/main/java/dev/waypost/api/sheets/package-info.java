/** Many codes on pages to print. */
@NullMarked
package dev.waypost.api.sheets;

import org.jspecify.annotations.NullMarked;
