/**
 * Shadowserver's daily reports as CSV (https://www.shadowserver.org/what-we-do/network-reporting/):
 * {@code device_id} and the {@code scan_*} reports say what a scan of the whole Internet found at
 * an address; the {@code event4_*} reports name the device behind an event. The report is told from
 * the file's name, else from a column that only it has. Columns that are not known are named in the
 * file's report, rows that do not fit are dead letters. No state beyond the header.
 */
@NullMarked
package io.cordon.ingest.decode.shadowserver;

import org.jspecify.annotations.NullMarked;
