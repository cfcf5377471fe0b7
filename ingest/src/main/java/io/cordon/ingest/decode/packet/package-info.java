/**
 * One packet into what a flow needs of it: link layer (Ethernet with VLAN tags, 802.2 SNAP, PPPoE,
 * MPLS; Linux cooked v1 and v2; raw IP; BSD loopback), IPv4 and IPv6 with extension headers and
 * fragments, ports, TCP flags, ICMP type and code. Used for packets in capture files and for those
 * that sFlow and IPFIX carry. Takes nothing into memory; every loop over headers has a bound.
 *
 * <p>Sources: the list of link types at tcpdump.org, IEEE 802.1Q, RFC 791, 8200, 4302, 9293, 768,
 * 792, 4443, 3032, 2516.
 */
@NullMarked
package io.cordon.ingest.decode.packet;

import org.jspecify.annotations.NullMarked;
