/** What was measured: over time, and by device, system, country and more. */
@NullMarked
package dev.waypost.console.insight;

import org.jspecify.annotations.NullMarked;
