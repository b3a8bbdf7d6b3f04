/** What people see who scan a code whose content phones can't follow by themselves. */
@NullMarked
package dev.waypost.codes.hosted;

import org.jspecify.annotations.NullMarked;
