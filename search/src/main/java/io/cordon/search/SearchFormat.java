package io.cordon.search;

/** How an answer is written. */
public enum SearchFormat {
    /** Columns for people; long values are cut. */
    TABLE,
    /** One document a line, as indexed. */
    JSON,
    /** The table's columns in full, RFC 4180, safe to open in a spreadsheet. */
    CSV
}
