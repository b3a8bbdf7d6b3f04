/** What a workspace has used of what it may. */
@NullMarked
package dev.waypost.api.usage;

import org.jspecify.annotations.NullMarked;
