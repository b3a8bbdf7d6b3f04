/** What workspaces upload: logos for their codes, and files. */
@NullMarked
package dev.waypost.codes.uploads;

import org.jspecify.annotations.NullMarked;
