/**
 * The control plane's subject: codes, what may be done with them, and the stores they live in.
 *
 * <p>{@link dev.waypost.codes.CodeService} decides; the store interfaces, whose contract tests run
 * on every engine, keep. A route for the data plane is compiled here from each code.
 *
 * <p>SQL, HTTP, JSON and the drawing of images stay out.
 */
@NullMarked
package dev.waypost.codes;

import org.jspecify.annotations.NullMarked;
