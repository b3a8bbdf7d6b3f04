/**
 * The stores of {@code codes} on SQLite and on PostgreSQL, one query layer (jOOQ) over both, and
 * the migrations of each.
 *
 * <p>{@link dev.waypost.store.Database} opens an engine and hands out the stores. SQL that differs
 * between engines is a method of {@link dev.waypost.store.Engine}.
 *
 * <p>Decisions stay out: what may change and how is {@code codes}' business.
 */
@NullMarked
package dev.waypost.store;

import org.jspecify.annotations.NullMarked;
