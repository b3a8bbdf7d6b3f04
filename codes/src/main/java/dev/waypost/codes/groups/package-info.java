/** The tree of groups that codes are filed in. */
@NullMarked
package dev.waypost.codes.groups;

import org.jspecify.annotations.NullMarked;
