/**
 * Syslog lines (RFC 3164, RFC 5424, and the forms in which syslogd, rsyslog, BusyBox and OpenWrt
 * write them to files) and what they say of logins: OpenSSH, dropbear, BusyBox login. Hand-written
 * scanners; each looks at a line once and reads what a client may have typed, a user name, from the
 * ends inwards, so that a name that looks like the rest of a line changes nothing.
 *
 * <p>State: what was logged of a connection, by host and process id, at most 65,536, the one that
 * began first given up first; the last line of each host, at most 4,096.
 */
@NullMarked
package io.cordon.ingest.decode.syslog;

import org.jspecify.annotations.NullMarked;
