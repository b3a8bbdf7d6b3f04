/**
 * The data plane: a scan comes in over HTTP, its answer goes out.
 *
 * <p>{@link dev.waypost.resolver.ScanHandler} is the way of a scan, from top to bottom. Everything
 * it reads is in memory; the one thing it writes is the scan log.
 *
 * <p>SQL, analytics, templates, the API and every network call stay out.
 */
@NullMarked
package dev.waypost.resolver;

import org.jspecify.annotations.NullMarked;
