/**
 * The one guarded way out to other machines, for whatever we fetch because somebody asked for it:
 * {@link dev.waypost.outbound.GuardedHttp} and {@link dev.waypost.outbound.NameService}.
 *
 * <p>Who chooses an address must not reach through us what only we can reach: our own network, the
 * metadata of a cloud, this machine.
 *
 * <p>What is fetched and what it means stays out.
 */
@NullMarked
package dev.waypost.outbound;

import org.jspecify.annotations.NullMarked;
