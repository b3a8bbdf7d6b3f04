/** The sandbox beside a workspace. */
@NullMarked
package dev.waypost.api.sandbox;

import org.jspecify.annotations.NullMarked;
