/** Jobs as callers see them: asked for, read, cancelled, and their files. */
@NullMarked
package dev.waypost.api.jobs;

import org.jspecify.annotations.NullMarked;
