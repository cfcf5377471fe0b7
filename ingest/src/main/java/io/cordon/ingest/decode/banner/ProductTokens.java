package io.cordon.ingest.decode.banner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code Apache/2.4.41 (Ubuntu) OpenSSL/1.1.1}: products of RFC 9110, 10.2.4, and of UPnP, whose
 * writers also use commas and names of several words.
 */
final class ProductTokens {

    private static final int MOST = 8;

    /** Protocols that stand among the products. */
    private static final Set<String> PROTOCOLS = Set.of("upnp", "http", "dlnadoc", "dlna");

    private static final Set<String> SYSTEMS =
            Set.of("linux", "freebsd", "netbsd", "openbsd", "windows", "windows nt", "vxworks");

    private ProductTokens() {}

    static List<Product> read(String text, String type) {
        List<Product> products = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean slashes = false;
        for (String part : withoutComments(text).split(",", MOST * 2)) {
            for (String word : part.strip().split(" +", 32)) {
                int slash = word.indexOf('/');
                name.append(name.isEmpty() ? "" : " ");
                if (slash < 0) {
                    name.append(word);
                } else {
                    slashes = true;
                    name.append(word, 0, slash);
                    add(products, name.toString(), word.substring(slash + 1), type);
                    name.setLength(0);
                }
            }
            if (slashes) {
                name.setLength(0);
            }
        }
        // Words behind the last product are a date or a remark; words alone are a name.
        if (!slashes) {
            add(products, name.toString(), "", type);
        }
        return products;
    }

    private static void add(List<Product> products, String name, String version, String type) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        if (products.size() == MOST || PROTOCOLS.contains(lower)) {
            return;
        }
        boolean numbered = version.chars().anyMatch(c -> c >= '0' && c <= '9');
        products.addAll(
                NamedVersion.product(
                        name,
                        numbered ? version : null,
                        SYSTEMS.contains(lower) ? Product.OS : type));
    }

    private static String withoutComments(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}
