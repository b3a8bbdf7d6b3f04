/** CSV (RFC 4180) in and out, as spreadsheets write and read it. */
@NullMarked
package dev.waypost.api.csv;

import org.jspecify.annotations.NullMarked;
