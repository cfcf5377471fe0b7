package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.export.Exporter;

/**
 * What a message's header says to all of its records.
 *
 * @param exported when it was sent, microseconds
 * @param upTime of the exporter then, milliseconds modulo 2^32; {@link #NO_UP_TIME} in IPFIX
 */
record Message(Exporter exporter, Domain domain, String dataset, long exported, long upTime) {

    static final long NO_UP_TIME = -1;
}
