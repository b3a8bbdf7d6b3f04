/** Many symbols on pages to print: where labels lie, what is on each, and the PDF file. */
@NullMarked
package dev.waypost.render.sheet;

import org.jspecify.annotations.NullMarked;
