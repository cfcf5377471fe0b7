/**
 * Syslog from the network, UDP (RFC 5426) and TCP (RFC 6587), and flow exports over UDP (NetFlow,
 * IPFIX, sFlow), onto Kafka, at least once.
 *
 * <p>Receiving never waits: receivers put messages into {@link
 * io.cordon.ingest.listen.ReceiveQueue}, and what does not fit is dropped and counted by sender.
 * One thread takes them out, decodes them and waits for the broker. What is in the queue when the
 * process is killed is lost, as it would be on the wire: syslog has no acknowledgement.
 *
 * <p>Bounds: 65,536 messages and 64 MiB in the queue; 64 KiB for a message; 256 connections; drop
 * counts of 4,096 senders, the others together; the state of {@link
 * io.cordon.ingest.decode.syslog.LoginLines}.
 */
@NullMarked
package io.cordon.ingest.listen;

import org.jspecify.annotations.NullMarked;
