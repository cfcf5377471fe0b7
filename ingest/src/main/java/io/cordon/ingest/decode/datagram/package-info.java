/**
 * Export datagrams of any of the protocols read, wherever they come from: the network, a capture of
 * it, or a file of their bytes.
 *
 * <p>Bounds: 4,096 exporters; the one silent longest is forgotten with its counters.
 */
@NullMarked
package io.cordon.ingest.decode.datagram;

import org.jspecify.annotations.NullMarked;
