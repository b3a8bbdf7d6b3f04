/**
 * Which of a code's scans each one is, for codes whose limit or rules ask for it.
 *
 * <p>Numbers come from memory, so that scans wait for nothing; memory is made anew from a file of
 * this package and the scan log, or from what whoever counts for good knows and the scan log.
 */
@NullMarked
package dev.waypost.resolver.numbers;

import org.jspecify.annotations.NullMarked;
