/**
 * A simulated fleet of homes, a hospital and a plant, under attack next to benign look-alikes: log
 * files in the formats people have (Zeek TSV, Suricata EVE, Cowrie JSON, syslog, IPFIX) and the
 * findings that they must lead to.
 *
 * <p>Why: a demo, and a test, whose truth is known by construction and not from a first run of the
 * detectors. It writes files and sends nothing. The output is a function of a seed and an end time.
 * Bounds: about 12,000 lines and 24,000 exported flows, under 6 MB; addresses come from
 * documentation, benchmark (RFC 2544) and private ranges; user names and passwords are well-known
 * factory defaults.
 */
@NullMarked
package io.cordon.local.simulator;

import org.jspecify.annotations.NullMarked;
