/** Operations on images of codes. */
@NullMarked
package dev.waypost.api.images;

import org.jspecify.annotations.NullMarked;
