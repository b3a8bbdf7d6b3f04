/** Domains: claiming, proving, changing and deleting them. */
@NullMarked
package dev.waypost.api.domains;

import org.jspecify.annotations.NullMarked;
