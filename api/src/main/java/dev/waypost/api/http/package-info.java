/** Requests, replies and problems, between Vert.x and the operations. */
@NullMarked
package dev.waypost.api.http;

import org.jspecify.annotations.NullMarked;
