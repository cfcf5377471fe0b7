package io.cordon.ingest.decode;

import io.cordon.schema.avro.Vantage;
import java.util.Arrays;
import java.util.Optional;

/** The input formats, by the names that {@code --format} takes. */
public enum Format {
    /** Zeek logs, tab separated or JSON: which of the two is decided per file. */
    ZEEK("zeek", "zeek", Vantage.NETWORK),
    /** Zeek logs in their own tab separated form. */
    ZEEK_TSV("zeek-tsv", "zeek", Vantage.NETWORK),
    /** Zeek logs as JSON. */
    ZEEK_JSON("zeek-json", "zeek", Vantage.NETWORK),
    /** Suricata EVE: JSON lines or one JSON array. */
    SURICATA_EVE("suricata-eve", "suricata", Vantage.NETWORK),
    /** Cowrie honeypot JSON. */
    COWRIE("cowrie", "cowrie", Vantage.HONEYPOT),
    /** Syslog lines: logins of OpenSSH, dropbear and BusyBox. */
    SYSLOG("syslog", "syslog", Vantage.HOST),
    /** AWS IoT Device Defender: violation events and exported metrics as JSON. */
    AWS_DEVICE_DEFENDER("aws-device-defender", "aws-iot", Vantage.HOST),
    /** AWS IoT Device Defender: the metrics report of a device, as CBOR. */
    AWS_DEVICE_DEFENDER_CBOR("aws-device-defender-cbor", "aws-iot", Vantage.HOST),
    /** Shadowserver's reports as CSV. */
    SHADOWSERVER("shadowserver", "shadowserver", Vantage.SCAN),
    /** A list of devices as CSV. */
    INVENTORY("inventory", "inventory", Vantage.HOST),
    /** Cordon's own device report as JSON. */
    DEVICE_REPORT("device-report", "device-report", Vantage.SELF),
    /** LwM2M objects 3 and 5 as SenML JSON. */
    LWM2M("lwm2m", "lwm2m", Vantage.SELF),
    /** Packet captures: pcap and pcapng. */
    PCAP("pcap", "pcap", Vantage.NETWORK),
    /** NetFlow v5, v9 and IPFIX datagrams, in a capture or one after another. */
    NETFLOW("netflow", "netflow", Vantage.NETWORK),
    /** sFlow v5 datagrams in a capture. */
    SFLOW("sflow", "sflow", Vantage.NETWORK);

    private final String cliName;
    private final String sourceName;
    private final Vantage vantage;

    Format(String cliName, String sourceName, Vantage vantage) {
        this.cliName = cliName;
        this.sourceName = sourceName;
        this.vantage = vantage;
    }

    /** The format of that {@code --format} name, if there is one. */
    public static Optional<Format> ofCliName(String name) {
        return Arrays.stream(values()).filter(f -> f.cliName.equals(name)).findFirst();
    }

    /** Name on the command line. */
    public String cliName() {
        return cliName;
    }

    /**
     * The program that wrote it: default sensor, and format of dead letters. One name for both Zeek
     * encodings, so that the same event gives the same record from either.
     */
    public String sourceName() {
        return sourceName;
    }

    /** True for formats whose units are lines of text; false for binary ones. */
    public boolean isText() {
        return switch (this) {
            case ZEEK,
                    ZEEK_TSV,
                    ZEEK_JSON,
                    SURICATA_EVE,
                    COWRIE,
                    SYSLOG,
                    AWS_DEVICE_DEFENDER,
                    SHADOWSERVER,
                    INVENTORY,
                    DEVICE_REPORT,
                    LWM2M ->
                    true;
            case AWS_DEVICE_DEFENDER_CBOR, PCAP, NETFLOW, SFLOW -> false;
        };
    }

    /** From where such a log sees, unless the operator says otherwise. */
    public Vantage defaultVantage() {
        return vantage;
    }
}
