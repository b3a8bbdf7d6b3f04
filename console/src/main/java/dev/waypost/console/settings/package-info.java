/** Running a workspace: tables in and out, long work, recalls, sheets, and the workspace itself. */
@NullMarked
package dev.waypost.console.settings;

import org.jspecify.annotations.NullMarked;
