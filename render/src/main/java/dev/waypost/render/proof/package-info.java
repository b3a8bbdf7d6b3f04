/**
 * Proof that what is drawn can be scanned: it is drawn, spoilt as print and cameras spoil it, and
 * read back; and what can be told by arithmetic is told without a reader.
 */
@NullMarked
package dev.waypost.render.proof;

import org.jspecify.annotations.NullMarked;
