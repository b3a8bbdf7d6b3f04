/**
 * Scan events in DuckDB: enrichment of raw records, ingest with its position, and queries.
 *
 * <p>One of the two places with JDBC.
 *
 * <p>Routes, codes and HTTP stay out: events carry ids only.
 */
@NullMarked
package dev.waypost.analytics;

import org.jspecify.annotations.NullMarked;
