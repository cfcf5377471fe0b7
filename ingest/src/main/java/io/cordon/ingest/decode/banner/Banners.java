package io.cordon.ingest.decode.banner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the greeting of each protocol is read. Nothing that is not named is guessed. */
public final class Banners {

    /** Characters of a greeting that are looked at. */
    static final int LONGEST = 512;

    private Banners() {}

    /** The {@code Server} field of an HTTP answer. */
    public static List<Product> http(@Nullable String server) {
        return ProductTokens.read(cut(server), Product.HTTP);
    }

    /** The {@code SERVER} field of an SSDP answer. */
    public static List<Product> upnp(@Nullable String server) {
        return ProductTokens.read(cut(server), Product.UPNP);
    }

    /** {@code SSH-2.0-OpenSSH_7.4 comment}, with or without protocol version and comment. */
    public static List<Product> ssh(@Nullable String identification) {
        String text = cut(identification);
        if (text.startsWith("SSH-")) {
            int dash = text.indexOf('-', 4);
            text = dash < 0 ? "" : text.substring(dash + 1);
        }
        int space = text.indexOf(' ');
        return NamedVersion.of(space < 0 ? text : text.substring(0, space), Product.SSH);
    }

    /** The answer to {@code version.bind}; a bare number names no product. */
    public static List<Product> dns(@Nullable String version) {
        return NamedVersion.of(cut(version), Product.DNS);
    }

    /** {@code ntpd 4.2.6p5@1.2349-o}; a bare number is the version of the protocol. */
    public static List<Product> ntp(@Nullable String version) {
        String text = cut(version);
        return text.startsWith("ntpd ") ? NamedVersion.of(text, Product.NTP) : List.of();
    }

    /** The version that memcached gives of itself. */
    public static List<Product> memcached(@Nullable String version) {
        String text = cut(version);
        return text.isEmpty() || !isDigit(text.charAt(0))
                ? List.of()
                : List.of(new Product(null, "memcached", text, Product.MEMCACHED));
    }

    /** An FTP greeting: free text, so only servers that are known by name are found. */
    public static List<Product> ftp(@Nullable String greeting) {
        return KnownServers.find(cut(greeting), Product.FTP);
    }

    /** A Telnet greeting, as FTP. */
    public static List<Product> telnet(@Nullable String greeting) {
        return KnownServers.find(cut(greeting), Product.TELNET);
    }

    /** {@code sysDescr}: Linux as {@code uname -a} gives it, and systems known by name. */
    public static List<Product> snmp(@Nullable String description) {
        String text = cut(description);
        if (text.startsWith("Linux ")) {
            String[] words = text.split(" ", 4);
            boolean version =
                    words.length > 2 && !words[2].isEmpty() && isDigit(words[2].charAt(0));
            return List.of(new Product(null, "Linux", version ? words[2] : null, Product.OS));
        }
        return KnownServers.find(text, Product.OS);
    }

    private static String cut(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
