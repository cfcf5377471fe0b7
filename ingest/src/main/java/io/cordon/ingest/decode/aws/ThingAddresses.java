package io.cordon.ingest.decode.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cordon.ingest.decode.Credentials;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From where things connected lately, as far as that is one address. */
final class ThingAddresses {

    /** Things remembered; the one that was set first is given up first. */
    static final int MOST = 65_536;

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_CIDR = 64;

    private final Map<String, Address> addresses =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Address> eldest) {
                    return size() > MOST;
                }
            };

    /** A thing's name, no longer than AWS allows. */
    static String name(String thing) {
        return Credentials.cut(thing, LONGEST_NAME);
    }

    /** Takes a measured set of source addresses; several or a prefix are no address. */
    void put(String thing, @Nullable ArrayNode cidrs) {
        String name = name(thing);
        addresses.remove(name);
        Address only = cidrs != null && cidrs.size() == 1 ? host(cidrs.get(0)) : null;
        if (only != null) {
            addresses.put(name, only);
        }
    }

    @Nullable Address of(String thing) {
        return addresses.get(name(thing));
    }

    private static @Nullable Address host(JsonNode cidr) {
        String text = cidr.asText("");
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        boolean whole = slash < 0 || text.endsWith(bare.indexOf(':') < 0 ? "/32" : "/128");
        if (!whole || bare.isEmpty() || bare.length() > LONGEST_CIDR) {
            return null;
        }
        try {
            return IpAddress.parse(bare).toAvro();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
