/**
 * What stands between a scan and where its code leads: password, age, consent and signed links. How
 * a person shows that they passed, and who checks what can't be checked on an event loop.
 *
 * <p>HTTP answers, routes and the scan log are the resolver's.
 */
@NullMarked
package dev.waypost.resolver.gates;

import org.jspecify.annotations.NullMarked;
