/**
 * Charts as vectors that the server draws: they need no script, print well, and obey the pages'
 * strict policy. What they show stands beside them as a table.
 */
@NullMarked
package dev.waypost.console.chart;

import org.jspecify.annotations.NullMarked;
