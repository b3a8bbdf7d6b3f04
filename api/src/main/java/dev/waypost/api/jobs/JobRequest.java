package dev.waypost.api.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.JobKind;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a job.
 *
 * @param kind what to do with each item
 * @param dryRun whether to check only
 * @param reason why, for the history
 * @param total how many items there are, 1 or more
 * @param settings what has to be known again when the items are read; the first line of the input
 */
public record JobRequest(
    JobKind kind, boolean dryRun, @Nullable String reason, long total, ObjectNode settings) {}
