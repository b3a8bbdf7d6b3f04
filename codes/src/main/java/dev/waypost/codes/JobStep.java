package dev.waypost.codes;

/**
 * A chunk of a job is done. Stored in the transaction that stores what the chunk did, so a process
 * that dies has done both or neither.
 *
 * @param jobId which job
 * @param runner the process that works on it
 * @param done how many items had their turn before this chunk
 * @param succeeded how many of the chunk were done
 * @param failed how many of the chunk were refused
 * @param resultBytes how long the file with the results is now
 */
public record JobStep(
    String jobId, String runner, long done, int succeeded, int failed, long resultBytes)
    implements Alongside {}
