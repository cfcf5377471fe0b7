package io.cordon.schema.credential;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the lists that come with Cordon holds a credential. For decoders, which see it in plain;
 * everybody else compares fingerprints.
 */
public final class BuiltInCredentials {

    /** The 61 pairs that the IoT botnet of 2016 tried. */
    public static final String BOTNET_2016 = "botnet-2016";

    /** Defaults of common device vendors, each with its public source. */
    public static final String VENDOR_DEFAULT = "vendor-default";

    /** The lists, most telling first. */
    static final List<String> LISTS = List.of(BOTNET_2016, VENDOR_DEFAULT);

    private final Map<DefaultCredential, String> lists = new HashMap<>();

    /** Reads the lists. */
    public BuiltInCredentials() {
        for (String list : LISTS) {
            CredentialCsv.builtIn(list, one -> lists.putIfAbsent(bare(one), list));
        }
    }

    /**
     * Name of the first list that holds the pair, exact and case-sensitive; null when none does.
     */
    public @Nullable String list(String user, String password) {
        return lists.get(new DefaultCredential("", null, user, password));
    }

    private static DefaultCredential bare(DefaultCredential one) {
        return new DefaultCredential("", null, one.user(), one.password());
    }
}
