/**
 * What owners say about where a scan leads: conditions, rules, splits between variants, changes by
 * date, and what stands before a destination.
 *
 * <p>Plain data and pure decisions. Addresses in it are as their owner wrote them in a code, and in
 * the form of a Location header in a route. JSON, HTTP and clocks stay out.
 */
@NullMarked
package dev.waypost.routing.rules;

import org.jspecify.annotations.NullMarked;
