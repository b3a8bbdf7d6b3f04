package dev.waypost.localcopy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a copy is.
 *
 * @param generation of the last snapshot, 0 where there is none
 * @param routes how many routes the last snapshot has, those of removed codes included
 * @param snapshotBytes how many bytes it has
 * @param changesBytes how many bytes have been written since it was begun
 * @param fault why changes are not in the copy at present, in words; null while all is well
 * @param refused what was found damaged when it was opened, a sentence each
 */
public record CopyStatus(
    long generation,
    long routes,
    long snapshotBytes,
    long changesBytes,
    @Nullable String fault,
    List<String> refused) {}
