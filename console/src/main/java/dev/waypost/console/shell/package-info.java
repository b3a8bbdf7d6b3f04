/** The frame of all pages: navigation, notes, templates, and what browsers load beside a page. */
@NullMarked
package dev.waypost.console.shell;

import org.jspecify.annotations.NullMarked;
