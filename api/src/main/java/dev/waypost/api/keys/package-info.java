/** API keys: making, listing, revoking and rotating them. */
@NullMarked
package dev.waypost.api.keys;

import org.jspecify.annotations.NullMarked;
