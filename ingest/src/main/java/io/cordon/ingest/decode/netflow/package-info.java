/**
 * NetFlow v5, NetFlow v9 (RFC 3954) and IPFIX (RFC 7011, biflows RFC 5103, PSAMP RFC 5476) export
 * datagrams into flows. Which information elements are read is the list of {@link
 * io.cordon.ingest.decode.netflow.FlowElement} and {@code docs/reference/flow-fields.md}; all
 * others are passed over by their length.
 *
 * <p>Bounds: 4,096 observation domains of all exporters together, with 1,024 templates of 1,024
 * fields each and 1,024 samplers and sampled interfaces, 4 million template fields in all; whatever
 * was silent longest is forgotten. Templates are forgotten 2 h after they were sent last. Data
 * before its template waits: 64 sets and 256 KiB of a domain, 8 MiB in all, 30 minutes at most.
 * Lengths are checked before anything is read or kept.
 */
@NullMarked
package io.cordon.ingest.decode.netflow;

import org.jspecify.annotations.NullMarked;
