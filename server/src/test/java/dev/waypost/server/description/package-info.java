/** Holds what the program answers against the API's description (spec/openapi). */
@NullMarked
package dev.waypost.server.description;

import org.jspecify.annotations.NullMarked;
