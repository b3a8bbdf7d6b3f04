package dev.waypost.codes;

import java.time.YearMonth;

/**
 * What a workspace has used.
 *
 * @param codes codes that are not deleted
 * @param month the present month in UTC
 * @param scans scans by people in that month
 */
public record Usage(long codes, YearMonth month, long scans) {}
