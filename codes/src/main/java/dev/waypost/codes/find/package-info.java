/** Finding codes: filters, orders and where a page starts. */
@NullMarked
package dev.waypost.codes.find;

import org.jspecify.annotations.NullMarked;
