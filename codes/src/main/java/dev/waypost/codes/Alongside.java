package dev.waypost.codes;

/**
 * What is stored or made sure of in the same transaction as changes of codes: with them or not at
 * all.
 */
public sealed interface Alongside permits KeptAnswer, JobStep, RecallStep, FirstOfDestination {}
