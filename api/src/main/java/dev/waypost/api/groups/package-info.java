/** Groups of codes. */
@NullMarked
package dev.waypost.api.groups;

import org.jspecify.annotations.NullMarked;
