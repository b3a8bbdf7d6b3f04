/**
 * The control plane over REST: {@link dev.waypost.api.Operations} is the whole surface on one
 * readable page.
 *
 * <p>One folder for each subject ({@code codes}, {@code groups}, {@code metadata}, {@code images},
 * {@code analytics}, {@code keys}, {@code tokens}, {@code usage}, {@code domains}, {@code jobs},
 * and {@code bulk} for tables, series and the work on jobs); {@code http} holds what they share
 * with the network, {@code json} and {@code csv} what they share with bodies; {@code openapi}
 * serves their description.
 *
 * <p>Decisions ({@code codes}), SQL ({@code store}) and the answering of scans ({@code resolver})
 * stay out.
 */
@NullMarked
package dev.waypost.api;

import org.jspecify.annotations.NullMarked;
