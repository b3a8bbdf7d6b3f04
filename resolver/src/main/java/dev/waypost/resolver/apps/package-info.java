/**
 * How a scan gets into an app, by what its browser can do. Pure decisions; answers are the
 * resolver's.
 */
@NullMarked
package dev.waypost.resolver.apps;

import org.jspecify.annotations.NullMarked;
