/** Settings: what there is, where it is read from, and what is refused. */
@NullMarked
package dev.waypost.server.settings;

import org.jspecify.annotations.NullMarked;
