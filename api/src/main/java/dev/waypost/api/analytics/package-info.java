/** Operations on what was measured. */
@NullMarked
package dev.waypost.api.analytics;

import org.jspecify.annotations.NullMarked;
