/** Groups, tags and metadata fields, and what else pages offer to choose from. */
@NullMarked
package dev.waypost.console.order;

import org.jspecify.annotations.NullMarked;
