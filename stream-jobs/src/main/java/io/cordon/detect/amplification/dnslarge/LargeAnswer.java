package io.cordon.detect.amplification.dnslarge;

import io.cordon.detect.counting.Mark;
import io.cordon.detect.panes.Traffic;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What AMP-DNS-LARGE reads of a transaction's question and sizes. */
final class LargeAnswer {

    /**
     * Question types whose answers are large, by their numbers, which some sources log, and by the
     * asterisk that RFC 1035 has for any.
     */
    private static final Map<String, String> LARGE_TYPES =
            Map.of(
                    "255", "ANY", "*", "ANY", "16", "TXT", "48", "DNSKEY", "46", "RRSIG", "256",
                    "URI", "33", "SRV");

    private static final int HEADERS_V4 = 28;
    private static final int HEADERS_V6 = 48;

    private LargeAnswer() {}

    /** The types whose answers are large, as a record may have them. */
    static Set<String> types() {
        Set<String> types = new TreeSet<>(LARGE_TYPES.keySet());
        types.addAll(LARGE_TYPES.values());
        return types;
    }

    /** True when nobody was seen to ask: the answer has a size and the question has none. */
    static boolean unasked(DnsTransaction dns) {
        return dns.getRequestBytes() == null && dns.getResponseBytes() != null;
    }

    /** True when it is a type whose answers are large. */
    static boolean telling(DnsTransaction dns) {
        return LARGE_TYPES.containsValue(type(dns.getQueryType()));
    }

    /** Name and type as one value: letters A to Z of the name small, those of the type capital. */
    static Mark question(DnsTransaction dns) {
        String name = dns.getQueryName() == null ? "" : dns.getQueryName();
        return Mark.ofText(changed(name, 'A', 'Z', 'a' - 'A') + '\n' + type(dns.getQueryType()));
    }

    /** The group of a question: one more than the first seven bits of its mark. */
    static int group(Mark question) {
        return 1 + (int) (question.high() >>> 57);
    }

    /** By name, also where the record has the number of one that matters here. */
    private static String type(@Nullable String logged) {
        String type = logged == null ? "" : changed(logged, 'a', 'z', 'A' - 'a');
        return LARGE_TYPES.getOrDefault(type, type);
    }

    /** ASCII letters alone: DNS compares no others without regard to case (RFC 4343). */
    private static String changed(String text, char from, char to, int by) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= from && c <= to) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, (char) (c + by));
            }
        }
        return changed == null ? text : changed.toString();
    }

    /** One answer; without a size nothing but that. */
    static Traffic traffic(DnsTransaction dns, IpAddress client, IpAddress server) {
        Long size = dns.getResponseBytes();
        if (size == null || size <= 0) {
            return new Traffic(0, 1, 0);
        }
        int headers = client.isV4() && server.isV4() ? HEADERS_V4 : HEADERS_V6;
        return new Traffic(Math.min(size, Long.MAX_VALUE - headers) + headers, 1, size);
    }
}
