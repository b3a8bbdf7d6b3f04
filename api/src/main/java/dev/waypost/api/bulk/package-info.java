/**
 * Many codes from elsewhere than one body of JSON: tables, series, and the jobs that go through
 * them.
 */
@NullMarked
package dev.waypost.api.bulk;

import org.jspecify.annotations.NullMarked;
