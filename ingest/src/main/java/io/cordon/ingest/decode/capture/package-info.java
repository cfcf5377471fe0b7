/**
 * Capture files, pcap and pcapng, into flows and DNS transactions. A unit is a packet record or
 * block of the file; the packets of all interfaces share one flow table.
 *
 * <p>The table does what a flow exporter does: one record per flow, both directions in it, given
 * when the flow was silent for 15 s (inactive timeout), when it has lasted 60 s (active timeout, so
 * that a long flow is seen while it lasts), when its TCP connection is followed by another on the
 * same ports, or at the end of the file. Later fragments are a flow of their own with ports 0, as
 * exporters write it. The inactive timeout is under the 30 s that watermarks lag behind.
 *
 * <p>Bounds: 65,536 flows of about 200 bytes, the one silent longest is given early; 1,024
 * interfaces per section; a packet is at most 256 KiB.
 *
 * <p>Sources: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng.
 */
@NullMarked
package io.cordon.ingest.decode.capture;

import org.jspecify.annotations.NullMarked;
