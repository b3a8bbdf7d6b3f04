package dev.waypost.codes;

import org.jspecify.annotations.Nullable;

/**
 * What shall change of a domain.
 *
 * @param makeDefault whether the workspace makes its new codes there from now on
 */
public record DomainPatch(
    Change<Boolean> uppercase,
    Change<@Nullable String> root,
    Change<@Nullable String> notFound,
    Change<@Nullable String> expired,
    BrandPatch brand,
    boolean makeDefault) {}
