/**
 * The API's description (OpenAPI 3.1), from the files in {@code spec/openapi}, for programs and for
 * people.
 */
@NullMarked
package dev.waypost.api.openapi;

import org.jspecify.annotations.NullMarked;
