/**
 * Suricata's EVE log (docs.suricata.io, "EVE JSON Format"): {@code flow}, {@code dns} in its three
 * forms, {@code ssh}, {@code http} with authorization, {@code ftp}, {@code mqtt}, {@code sip},
 * {@code snmp}; other event types are ignored. State: DNS queries without an answer yet, FTP users,
 * flows with a SIP registration, SNMP communities by flow, at most 65,536 each, the oldest given up
 * first.
 */
@NullMarked
package io.cordon.ingest.decode.suricata;

import org.jspecify.annotations.NullMarked;
