package io.cordon.ingest.decode;

/**
 * Why an input was set aside: dead-letter code, metric label and the list of {@code
 * docs/reference/dead-letters.md}, which a test compares with this one. The message never names an
 * input value.
 */
public enum DecodeError {
    BAD_ADDRESS("Cannot decode record: a field that must hold an IP address holds none"),
    BAD_CAPTURE(
            "Cannot read capture on from here: no packet record or block begins, or it is damaged"),
    BAD_CBOR("Cannot decode item: it is not one CBOR map of texts, or it breaks off"),
    BAD_COUNT("Cannot decode record: a counter is negative, no whole number, or too large"),
    BAD_FRAME(
            "Cannot decode message: it is longer than 64 KiB, or its connection ended before it did"),
    BAD_CSV("Cannot decode line: its quotes do not enclose whole fields"),
    BAD_DATAGRAM("Cannot decode export datagram: a count or length contradicts its size"),
    BAD_GZIP("Cannot read file to its end: its gzip data is damaged"),
    BAD_HEADER("Cannot use header line: it has no value, too many columns or a long separator"),
    BAD_JSON("Cannot decode line: it is not one JSON object"),
    BAD_PACKET("Cannot decode packet: its headers contradict one another"),
    BAD_PORT("Cannot decode record: a port is not a number from 0 to 65535"),
    BAD_SYSLOG("Cannot decode line: it has no header of a syslog message"),
    BAD_TEMPLATE("Cannot use template: its number, size or field count is none that it can have"),
    BAD_TIME("Cannot decode record: its time or duration cannot be read"),
    BAD_VALUE("Cannot decode record: a field has a value outside of its type"),
    COLUMN_COUNT("Cannot decode line: it has another number of columns than its header"),
    DECODER_FAILURE("Cannot decode line: the decoder failed on it, which is a defect to report"),
    JSON_LIMIT("Cannot decode line: its JSON is nested too deep or has too long names or numbers"),
    LINE_TOO_LONG("Cannot decode line: it is longer than 1 MiB"),
    MISSING_FIELD("Cannot decode record: a field that it cannot do without is missing"),
    NO_CLIENT_ADDRESS(
            "Cannot decode login: the source gives no address of the client, at most a name"),
    NO_HEADER("Cannot decode line: no usable #fields header comes before it"),
    NOT_UTF8("Cannot decode line: it is not UTF-8"),
    NO_YEAR("Cannot decode line: its time has no year, and no date of the log was given"),
    NUL_BYTE("Cannot decode line: it holds a NUL byte"),
    TIME_OUT_OF_RANGE("Cannot decode record: its time lies before 1970 or after 2105"),
    TRUNCATED_CAPTURE("Cannot read file to its end: it stops within a packet or block"),
    TRUNCATED_GZIP("Cannot read file to its end: its gzip data stops in the middle"),
    TRUNCATED_PACKET("Cannot decode packet: it was captured only up to the middle of its headers"),
    UNKNOWN_TEMPLATE("Cannot decode data set: its template did not come in time"),
    UNSUPPORTED_LINK_TYPE("Cannot read the packets of an interface: its link layer is not known"),
    UNSUPPORTED_VERSION("Cannot decode export datagram: it is no NetFlow 5, 9, IPFIX or sFlow 5");

    private final String message;

    DecodeError(String message) {
        this.message = message;
    }

    /** What could not be done, in words, without any input value. */
    public String message() {
        return message;
    }
}
