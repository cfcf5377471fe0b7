package io.cordon.ingest.decode.export;

/**
 * What became of an exporter's datagrams. Kept by the decoding thread; other threads may read
 * slightly older values.
 */
public final class ExporterCounters {

    private volatile long datagrams;
    private volatile long records;
    private volatile long flows;
    private volatile long lost;
    private volatile long restarts;

    /** One datagram more. */
    public void datagram() {
        datagrams++;
    }

    /** One data or options record, or sample, more. */
    public void oneRecord() {
        records++;
    }

    /** One flow more. */
    public void flow() {
        flows++;
    }

    /**
     * What a set of records gave. Counted at once: to add one record at a time to what other
     * threads may read took a tenth of the decoding.
     *
     * @param moreRecords data or options records
     * @param moreFlows flows among them
     */
    public void set(int moreRecords, int moreFlows) {
        records += moreRecords;
        flows += moreFlows;
    }

    /** Units of the protocol's sequence number that did not arrive. */
    void lost(long units) {
        lost += units;
    }

    /** The sequence number is further off than datagrams are lost or overtake each other. */
    void restart() {
        restarts++;
    }

    public long datagrams() {
        return datagrams;
    }

    /** Data records, options records and samples. */
    public long records() {
        return records;
    }

    public long flows() {
        return flows;
    }

    /** Flows (v5), datagrams (v9, sFlow) or records (IPFIX) that did not arrive. */
    public long lost() {
        return lost;
    }

    public long restarts() {
        return restarts;
    }
}
