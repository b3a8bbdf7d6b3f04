/**
 * How the console speaks HTTP: who is signed in, forms and their protection, pages and their
 * policy. What the pages say stands beside this package, a folder for each subject.
 */
@NullMarked
package dev.waypost.console.http;

import org.jspecify.annotations.NullMarked;
