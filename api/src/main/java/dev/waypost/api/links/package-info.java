/** Making, reading and taking back signed links of codes. */
@NullMarked
package dev.waypost.api.links;

import org.jspecify.annotations.NullMarked;
