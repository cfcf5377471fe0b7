/**
 * Products and versions in the words with which servers greet: HTTP {@code Server} (RFC 9110,
 * 10.2.4), SSH identification (RFC 4253, 4.2), UPnP {@code SERVER}, FTP and Telnet greetings, SNMP
 * {@code sysDescr}, DNS {@code version.bind}. A greeting can be forged, and distributions keep the
 * number of a version that they repair: whoever reads these takes them with medium confidence.
 * Cost: linear in the text, at most 512 characters of it; at most 8 products.
 */
@NullMarked
package io.cordon.ingest.decode.banner;

import org.jspecify.annotations.NullMarked;
