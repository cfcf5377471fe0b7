package io.cordon.ingest.decode.banner;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Servers that are known by the words of their greeting. */
enum KnownServers {
    MIKROTIK("mikrotik", "MikroTik", "RouterOS", Product.FIRMWARE),
    ROUTER_OS("routeros", "MikroTik", "RouterOS", Product.FIRMWARE),
    CISCO_IOS("cisco ios software", "Cisco", "IOS", Product.FIRMWARE),
    BUSYBOX("busybox", null, "BusyBox", null),
    OPENWRT("openwrt", null, "OpenWrt", Product.FIRMWARE),
    DD_WRT("dd-wrt", null, "DD-WRT", Product.FIRMWARE),
    PROFTPD("proftpd", null, "ProFTPD", null),
    VSFTPD("vsftpd", null, "vsFTPd", null),
    PURE_FTPD("pure-ftpd", null, "Pure-FTPd", null),
    BFTPD("bftpd", null, "bftpd", null),
    FILEZILLA("filezilla server", null, "FileZilla Server", null),
    SERV_U("serv-u ftp server", null, "Serv-U FTP Server", null),
    MICROSOFT_FTP("microsoft ftp service", "Microsoft", "Microsoft FTP Service", null);

    private final String words;
    private final @Nullable String vendor;
    private final String product;
    private final @Nullable String type;

    KnownServers(String words, @Nullable String vendor, String product, @Nullable String type) {
        this.words = words;
        this.vendor = vendor;
        this.product = product;
        this.type = type;
    }

    /** The first known server that a greeting names, with the version behind its name. */
    static List<Product> find(String greeting, String protocol) {
        String lower = greeting.toLowerCase(Locale.ROOT);
        if (lower.length() != greeting.length()) {
            return List.of();
        }
        for (KnownServers known : values()) {
            int at = lower.indexOf(known.words);
            if (at >= 0) {
                String type = known.type == null ? protocol : known.type;
                return List.of(
                        new Product(
                                known.vendor, known.product, known.version(lower, greeting), type));
            }
        }
        return List.of();
    }

    /** Behind any mention of the name; Cisco puts it behind the word Version. */
    private @Nullable String version(String lower, String greeting) {
        for (int at = lower.indexOf(words); at >= 0; at = lower.indexOf(words, at + 1)) {
            int behind = at + words.length();
            boolean separated =
                    behind < lower.length() && " /-_".indexOf(lower.charAt(behind)) >= 0;
            int version = separated ? NamedVersion.versionAt(greeting, behind + 1) : -1;
            if (version >= 0) {
                return NamedVersion.version(greeting, version);
            }
        }
        int word = lower.indexOf(", version ");
        int version = word < 0 ? -1 : NamedVersion.versionAt(greeting, word + 10);
        // A version of Cisco's has parentheses: 12.2(44)SE6.
        return version < 0 ? null : greeting.substring(version).split("[ ,]", 2)[0];
    }
}
