package dev.waypost.api.bulk;

import dev.waypost.api.codes.Item;

/**
 * An item of a job.
 *
 * @param number what its result names it by
 */
record NumberedItem(long number, Item item) {}
