/**
 * Questions to the index in Lucene's query syntax, and their answers as table, JSON lines or CSV.
 *
 * <p>Bounds: a query has at most 4,096 characters, an answer at most 10,000 documents, fetched 500
 * at a time from one point in time, so that an index that is written to meanwhile gives each
 * document once. Output is safe for terminals and spreadsheets: values come from attackers.
 */
@NullMarked
package io.cordon.search;

import org.jspecify.annotations.NullMarked;
