/** Pictures of symbols as areas with a paint, before they are written in a format. */
@NullMarked
package dev.waypost.render.scene;

import org.jspecify.annotations.NullMarked;
