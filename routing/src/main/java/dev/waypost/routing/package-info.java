/**
 * What a scan of a code leads to: routes, the context of a scan, and the resolution, as pure
 * functions over plain data.
 *
 * <p>Time, location and device come in as arguments.
 *
 * <p>Clocks, randomness, I/O and any dependency stay out.
 */
@NullMarked
package dev.waypost.routing;

import org.jspecify.annotations.NullMarked;
