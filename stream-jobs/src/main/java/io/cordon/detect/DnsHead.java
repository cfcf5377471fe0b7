package io.cordon.detect;

/**
 * The first fields of a DNS transaction, as far as they can rule a match out. One instance serves
 * many records: read it, do not keep it.
 */
public final class DnsHead {

    /** Stands for the response code where no response was seen. */
    public static final int NO_RESPONSE = -1;

    /** Stands for the question's type where the record has none. */
    public static final long NO_TYPE = 0;

    private int transport;
    private int serverPort;
    private boolean answered;
    private int responseCode;
    private boolean authoritative;
    private boolean recursionDesired;
    private boolean recursionAvailable;
    private int answerCount;
    private long clientHigh;
    private long clientLow;
    private long serverHigh;
    private long serverLow;
    private long queryType;
    private long requestBytes;
    private long responseBytes;

    /** Nothing read yet. */
    public DnsHead() {}

    /** Takes everything before the addresses. */
    public void set(
            int transport,
            int serverPort,
            boolean answered,
            int responseCode,
            boolean authoritative,
            boolean recursionDesired,
            boolean recursionAvailable,
            int answerCount) {
        this.transport = transport;
        this.serverPort = serverPort;
        this.answered = answered;
        this.responseCode = responseCode;
        this.authoritative = authoritative;
        this.recursionDesired = recursionDesired;
        this.recursionAvailable = recursionAvailable;
        this.answerCount = answerCount;
    }

    /** Takes the addresses, as two longs each. */
    public void setAddresses(long clientHigh, long clientLow, long serverHigh, long serverLow) {
        this.clientHigh = clientHigh;
        this.clientLow = clientLow;
        this.serverHigh = serverHigh;
        this.serverLow = serverLow;
    }

    /** Takes the question's type, as {@link #queryType} gives it. */
    public void setQueryType(long queryType) {
        this.queryType = queryType;
    }

    /** Takes the sizes, each {@link FlowHead#NONE} when the record gives none. */
    public void setSizes(long requestBytes, long responseBytes) {
        this.requestBytes = requestBytes;
        this.responseBytes = responseBytes;
    }

    /** A type's text of at most eight ASCII characters as {@link #queryType} gives it. */
    public static long queryType(String text) {
        long packed = 0;
        for (int i = 0; i < text.length(); i++) {
            packed = packed << Byte.SIZE | text.charAt(i);
        }
        return packed;
    }

    /** True when a response has a size and its request has none: nobody was seen to ask. */
    public boolean unasked() {
        return requestBytes == FlowHead.NONE && responseBytes != FlowHead.NONE;
    }

    /** IANA protocol number. */
    public int transport() {
        return transport;
    }

    /** Port of the server. */
    public int serverPort() {
        return serverPort;
    }

    /** True when a response was seen. */
    public boolean answered() {
        return answered;
    }

    /** RCODE, or {@link #NO_RESPONSE}. */
    public int responseCode() {
        return responseCode;
    }

    /** AA. */
    public boolean authoritative() {
        return authoritative;
    }

    /** RD. */
    public boolean recursionDesired() {
        return recursionDesired;
    }

    /** RA. */
    public boolean recursionAvailable() {
        return recursionAvailable;
    }

    /** Records in the answer section. */
    public int answerCount() {
        return answerCount;
    }

    /**
     * The question's type as logged, its letters as capitals: up to eight bytes, the first one the
     * highest; -1 for a longer one, {@link #NO_TYPE} for none.
     */
    public long queryType() {
        return queryType;
    }

    /** Size of the response; {@link FlowHead#NONE} when the record gives none. */
    public long responseBytes() {
        return responseBytes;
    }

    /** The first eight bytes of the address of who asked. */
    public long clientHigh() {
        return clientHigh;
    }

    /** The last eight bytes of it. */
    public long clientLow() {
        return clientLow;
    }

    /** The first eight bytes of the address of who was asked. */
    public long serverHigh() {
        return serverHigh;
    }

    /** The last eight bytes of it. */
    public long serverLow() {
        return serverLow;
    }
}
