/**
 * The control plane over REST: {@link dev.waypost.api.Operations} is the whole surface on one
 * readable page.
 *
 * <p>One folder for each subject ({@code codes}, {@code images}, {@code analytics}, {@code keys},
 * {@code tokens}, {@code usage}); {@code http} holds what they share with the network and {@code
 * json} what they share with bodies.
 *
 * <p>Decisions ({@code codes}), SQL ({@code store}) and the answering of scans ({@code resolver})
 * stay out.
 */
@NullMarked
package dev.waypost.api;

import org.jspecify.annotations.NullMarked;
