/**
 * A simulated fleet of homes, a hospital and a plant, under attack next to benign look-alikes: log
 * files in the formats people have (Zeek TSV, Suricata EVE, Cowrie JSON, syslog) and the findings
 * that they must lead to.
 *
 * <p>Why: a demo, and a test, whose truth is known by construction and not from a first run of the
 * detectors. It writes lines of text and sends nothing. The output is a function of a seed and an
 * end time. Bounds: about 10,000 lines, under 4 MB; addresses come from documentation, benchmark
 * (RFC 2544) and private ranges; user names and passwords are well-known factory defaults.
 */
@NullMarked
package io.cordon.local.simulator;

import org.jspecify.annotations.NullMarked;
