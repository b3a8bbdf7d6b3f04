/**
 * Sample data: a coffee company with its codes and a year of their scans, in a workspace of their
 * own.
 */
@NullMarked
package dev.waypost.server.demo;

import org.jspecify.annotations.NullMarked;
