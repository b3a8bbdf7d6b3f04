/**
 * The calls of other services in their own words: translated into what {@code
 * dev.waypost.api.codes} takes and answers, and nothing else. docs/COMPATIBILITY.md maps each
 * property.
 */
@NullMarked
package dev.waypost.api.compatibility;

import org.jspecify.annotations.NullMarked;
