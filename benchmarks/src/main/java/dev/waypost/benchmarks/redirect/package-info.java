/**
 * Redirects a second of one core, beside nginx, under the same load on another core.
 *
 * <p>Processes and sockets of this machine; nothing runs inside the JVM that measures.
 */
@NullMarked
package dev.waypost.benchmarks.redirect;

import org.jspecify.annotations.NullMarked;
