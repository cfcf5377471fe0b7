/**
 * DNS messages on the wire (RFC 1035) into transactions: what a query and its answer say in header
 * and question, and how long both are. Records are not read; answers are counted by the header.
 *
 * <p>Bounds: 65,536 queries that wait for an answer, 16 of one client, port and id; the oldest is
 * given up as unanswered. 4,096 TCP connections with 2 x 280 bytes each; the one that was silent
 * longest is given up.
 */
@NullMarked
package io.cordon.ingest.decode.dns;

import org.jspecify.annotations.NullMarked;
