/**
 * What is signed so that somebody may pass what stands before a code: links, and what was passed
 * already.
 *
 * <p>The control plane signs links and the data plane checks them without asking anybody, so both
 * find here how it is done. The secret and the time come in as arguments.
 */
@NullMarked
package dev.waypost.routing.gates;

import org.jspecify.annotations.NullMarked;
