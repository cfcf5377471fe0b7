package io.cordon.bench.collect;

import java.util.Arrays;
import java.util.Locale;

/** What datagrams are written in. */
public enum ExportProtocol {
    /** NetFlow version 5: 30 records of 48 bytes. */
    V5,
    /** NetFlow version 9 with two templates. */
    V9,
    /** IPFIX with two templates. */
    IPFIX,
    /** sFlow version 5: 7 samples of raw headers of 128 bytes. */
    SFLOW;

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The protocol of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ExportProtocol of(String label) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Cannot measure this protocol: use v5, v9, ipfix, sflow"));
    }
}
