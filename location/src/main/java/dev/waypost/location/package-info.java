/**
 * From an address to a country, by a MaxMind-format database.
 *
 * <p>The database file that ships and the one an operator brings are read here.
 *
 * <p>Addresses are looked up and forgotten: none is kept.
 */
@NullMarked
package dev.waypost.location;

import org.jspecify.annotations.NullMarked;
