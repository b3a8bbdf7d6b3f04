/** Operations on codes. */
@NullMarked
package dev.waypost.api.codes;

import org.jspecify.annotations.NullMarked;
