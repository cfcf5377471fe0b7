package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Vantage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** AMP-DNS-LARGE of one transaction, sentence by sentence as its page has it. */
final class DnsQuestion {

    private static final int UDP = 17;

    private static final Set<String> ANY = Set.of("ANY", "*", "255");
    private static final Set<String> TXT = Set.of("TXT", "16");
    private static final Set<String> DNSKEY = Set.of("DNSKEY", "48");
    private static final Set<String> RRSIG = Set.of("RRSIG", "46");
    private static final Set<String> URI = Set.of("URI", "256");
    private static final Set<String> SRV = Set.of("SRV", "33");

    private DnsQuestion() {}

    static Optional<PaneMatch> largeAnswer(DnsTransaction dns, ReferenceNetworks networks) {
        IpAddress server = IpAddress.of(dns.getServerAddress());
        IpAddress client = IpAddress.of(dns.getClientAddress());
        Long size = dns.getResponseBytes();
        boolean answer =
                dns.getTransport() == UDP
                        && dns.getServerPort() == 53
                        && dns.getAnswered()
                        && dns.getVantage() != Vantage.HONEYPOT;
        boolean unasked = dns.getRequestBytes() == null && size != null;
        boolean ours = networks.known() && networks.ours(server) && networks.outside(client);
        boolean large = size != null && size > 512;
        boolean telling = isLargeByNature(typeOf(dns)) && (unasked || !dns.getAuthoritative());
        if (!answer || !(unasked || ours) || !(large || telling)) {
            return Optional.empty();
        }
        boolean v4 = server.isV4() && client.isV4();
        long headers = v4 ? 28 : 48;
        Long bytes = size == null || size <= 0 ? null : Long.valueOf(size + headers);
        return Optional.of(
                new PaneMatch(
                        new PaneMatch.Key(
                                PaneRule.DNS_LARGE, dns.getTenant(), "victim", client.text()),
                        dns.getSensor(),
                        dns.getVantage(),
                        PaneMatch.Leg.ANSWER,
                        dns.getTime(),
                        dns.getTime(),
                        group(text(dns)),
                        Direction.of(bytes, 1L, v4, 1),
                        null,
                        text(dns),
                        server,
                        List.of(client)));
    }

    private static boolean isLargeByNature(String type) {
        return List.of("ANY", "TXT", "DNSKEY", "RRSIG", "URI", "SRV").contains(type);
    }

    private static String text(DnsTransaction dns) {
        String name = Optional.ofNullable(dns.getQueryName()).orElse("");
        return letters(name, 'A', 'Z', 'a') + "\n" + typeOf(dns);
    }

    private static String typeOf(DnsTransaction dns) {
        return type(dns.getQueryType());
    }

    private static String type(@Nullable String logged) {
        String type = logged == null ? "" : letters(logged, 'a', 'z', 'A');
        for (Set<String> same : List.of(ANY, TXT, DNSKEY, RRSIG, URI, SRV)) {
            if (same.contains(type)) {
                return same.stream().filter(one -> one.charAt(0) > '9').findAny().orElseThrow();
            }
        }
        return type;
    }

    /** Letters between two of them begin elsewhere; everything else stays. */
    private static String letters(String text, char from, char to, char first) {
        return text.chars()
                .map(c -> c < from || c > to ? c : c - from + first)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** 1 to 128. */
    private static int group(String question) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(question.getBytes(StandardCharsets.UTF_8));
            return 1 + Byte.toUnsignedInt(digest[0]) / 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
