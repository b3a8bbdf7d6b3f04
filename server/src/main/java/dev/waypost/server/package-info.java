/**
 * The program: {@code main}, settings, and the one place where everything is wired.
 *
 * <p>{@link dev.waypost.server.Application} reads top-down as the order of start and stop.
 *
 * <p>What a part does stays in its module; here it is only put together.
 */
@NullMarked
package dev.waypost.server;

import org.jspecify.annotations.NullMarked;
