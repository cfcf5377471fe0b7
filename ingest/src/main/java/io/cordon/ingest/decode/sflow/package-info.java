/**
 * sFlow version 5 (sflow.org, "sFlow Version 5", July 2004): each flow sample is one packet, given
 * as a flow of one packet with the sample's rate. Counter samples and all other records are passed
 * over by their length.
 *
 * <p>A datagram has no time of day: flows have the time at which it was received. Bounds: sequences
 * of 4,096 agents; every count and length is checked against the datagram before it is used.
 */
@NullMarked
package io.cordon.ingest.decode.sflow;

import org.jspecify.annotations.NullMarked;
