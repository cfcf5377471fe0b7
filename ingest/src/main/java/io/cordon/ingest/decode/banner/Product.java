package io.cordon.ingest.decode.banner;

import org.jspecify.annotations.Nullable;

/**
 * A product that a greeting names.
 *
 * @param vendor who makes it, when the name alone says so
 * @param type what kind of software it is, in Zeek's words where it has some
 */
public record Product(@Nullable String vendor, String name, @Nullable String version, String type) {

    static final String OS = "os";
    static final String FIRMWARE = "firmware";
    static final String FTP = "FTP::SERVER";
    static final String SSH = "SSH::SERVER";
    static final String HTTP = "HTTP::SERVER";
    static final String DNS = "DNS::SERVER";
    static final String UPNP = "UPNP::SERVER";
    static final String TELNET = "TELNET::SERVER";
    static final String NTP = "NTP::SERVER";
    static final String MEMCACHED = "MEMCACHED::SERVER";
}
