/** Access tokens by OAuth 2.0 client credentials. */
@NullMarked
package dev.waypost.api.tokens;

import org.jspecify.annotations.NullMarked;
