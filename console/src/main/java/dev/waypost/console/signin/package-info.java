/** Signing in and out, joining by a link, and what somebody says about themselves. */
@NullMarked
package dev.waypost.console.signin;

import org.jspecify.annotations.NullMarked;
