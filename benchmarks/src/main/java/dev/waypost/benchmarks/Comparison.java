package dev.waypost.benchmarks;

/**
 * A piece of work that several contestants do.
 *
 * @param work what is done, for people
 * @param benchmark the class whose benchmark methods do it, each named after its contestant; ours
 *     is {@value Measurement#OURS}
 */
record Comparison(String work, Class<?> benchmark) {}
