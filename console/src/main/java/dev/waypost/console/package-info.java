/**
 * The control plane as pages for people, rendered here from templates. It reads and changes
 * everything by the API's own operations, called in the process, so that both allow, check and say
 * the same (docs/adr/0025-the-console-calls-the-api-in-process.md).
 */
@NullMarked
package dev.waypost.console;

import org.jspecify.annotations.NullMarked;
