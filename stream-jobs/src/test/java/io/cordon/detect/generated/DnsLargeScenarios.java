package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.ownedBy;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.HOUR;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.PANE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Vantage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** AMP-DNS-LARGE: one client gets large answers, a hundred about one thing or 3,000 a minute. */
final class DnsLargeScenarios {

    static final String RULE = "AMP-DNS-LARGE";

    /** Of those of thousands of answers the one that takes part in the whole. */
    static final String MIXED = "3000-of-3000-names";

    private static final int N = 100;
    private static final int MANY = 3_000;
    private static final int MINUTE_OF_PANES = 6;
    private static final String NAME = "big.example.net";
    private static final String HIGH = "high 47";
    private static final String MEDIUM = "medium 47";

    private final Script script;
    private final long t;

    private DnsLargeScenarios(Script script) {
        this.script = script;
        this.t = script.pane();
    }

    static List<Scenario> of(Cast cast, Random random) {
        DnsLargeScenarios rule = new DnsLargeScenarios(new Script(RULE, cast, random));
        rule.oneName();
        rule.groups();
        rule.totals();
        rule.answers();
        rule.asked();
        rule.hoursAndSensors();
        rule.everydayLife();
        return rule.script.scenarios();
    }

    private void oneName() {
        tell("100-at-one-microsecond", HIGH, c -> at(c, spread(t, N, 0)));
        tell("99-at-one-microsecond", null, c -> at(c, spread(t, N - 1, 0)));
        tell("100-in-six-panes", HIGH, c -> at(c, spread(t, N, MINUTE - 1)));
        tell("99-in-six-panes", null, c -> at(c, spread(t, N - 1, MINUTE - 1)));
        tell("first-in-the-pane-before", null, c -> apart(c, t - 1, t + 5 * PANE));
        tell("first-in-the-first-pane", HIGH, c -> apart(c, t, t + 6 * PANE - 1));
        tell("last-in-the-seventh-pane", null, c -> apart(c, t + PANE - 1, t + 6 * PANE));
        tell("60-s-apart-in-seven-panes", null, c -> apart(c, t + SECOND, t + SECOND + MINUTE));
        tell("backwards", HIGH, c -> backwards(at(c, spread(t, N, MINUTE - 1))));
        tell("99-backwards", null, c -> backwards(at(c, spread(t, N - 1, MINUTE - 1))));
        tell("steady", HIGH, c -> at(c, every(t, 400, MINUTE / N)));
        tell("steady-and-slower", null, c -> at(c, every(t, 400, MINUTE / 90)));
        tell("bursts-of-99-each-seventh-pane", null, c -> bursts(c, 4, 7));
        tell("bursts-of-99-each-fifth-pane", HIGH, c -> bursts(c, 2, 5));
        for (int i = 0; i < 4; i++) {
            int more = N + script.random.nextInt(N);
            int fewer = N - 1 - script.random.nextInt(N / 2);
            tell("drawn-" + i, HIGH, c -> at(c, drawn(more)));
            tell("drawn-fewer-" + i, null, c -> at(c, drawn(fewer)));
        }
    }

    /** What a question falls into a group with. */
    private void groups() {
        changed("name-in-capitals", HIGH, dns -> dns.setQueryName("BIG.Example.NET"));
        tell(
                "name-as-it-comes",
                HIGH,
                c -> named(c, N, i -> i % 2 == 0 ? NAME : "bIG.example.net"));
        tell("99-of-each-of-two-names", null, c -> named(c, 2 * N - 2, i -> apart(i % 2)));
        tell("99-of-each-of-nine-names", null, c -> named(c, 9 * N - 9, i -> apart(i % 9)));
        tell("100-among-others", HIGH, c -> named(c, 3 * N, i -> apart(i % 3)));
        tell("50-of-each-of-two-in-one-group", HIGH, c -> named(c, N, i -> together(i % 2)));
        tell("49-of-each-of-two-in-one-group", null, c -> named(c, N - 2, i -> together(i % 2)));
        tell("no-name", HIGH, c -> named(c, N, i -> null));
        tell("no-name-is-the-empty-one", HIGH, c -> named(c, N, i -> i % 2 == 0 ? null : ""));
        tell("half-of-each-of-two-types", null, c -> typed(c, i -> i % 2 == 0 ? "ANY" : "TXT"));
        tell("type-as-a-number", HIGH, c -> typed(c, i -> i % 2 == 0 ? "ANY" : "255"));
        tell("type-as-an-asterisk", HIGH, c -> typed(c, i -> i % 2 == 0 ? "ANY" : "*"));
        tell("type-in-small-letters", HIGH, c -> typed(c, i -> i % 2 == 0 ? "any" : "ANY"));
        tell("no-type", HIGH, c -> typed(c, i -> null));
        tell(
                "umlauts-have-case",
                null,
                c ->
                        named(
                                c,
                                N,
                                i -> i % 2 == 0 ? "m\u00dcnchen.example" : "m\u00fcnchen.example"));
        changed("longest-name", HIGH, dns -> dns.setQueryName("a".repeat(255)));
    }

    private void totals() {
        tell(MIXED, MEDIUM, c -> named(c, MANY, i -> "h" + i + ".example.net"));
        tell("2999-of-2999-names", null, c -> named(c, MANY - 1, i -> "h" + i + ".example.net"));
        tell("3000-of-40-names", MEDIUM, c -> named(c, MANY, i -> apart(i % 40)));
        tell(
                "3000-in-seven-panes",
                null,
                c -> all(named(c, MANY - 1, i -> "h" + i + ".example.net"), at(c, t - 1)));
        tell(
                "the-surer-condition-decides",
                HIGH,
                c ->
                        all(
                                named(c, MANY - N, i -> "h" + i + ".example.net"),
                                at(c, spread(t, N, MINUTE - 1))));
    }

    private void answers() {
        for (String type : List.of("ANY", "TXT", "DNSKEY", "RRSIG", "URI", "SRV")) {
            changed("small-" + type, HIGH, dns -> small(dns, type));
        }
        for (String type : List.of("255", "16", "48", "46", "256", "33")) {
            changed("small-" + type, HIGH, dns -> small(dns, type));
        }
        for (String type : List.of("A", "AAAA", "MX", "NS", "HTTPS", "TXTX", "1", "251")) {
            changed("small-" + type, null, dns -> small(dns, type));
        }
        changed("small-without-a-type", null, dns -> small(dns, null));
        changed("a-513", HIGH, dns -> sized(dns, "A", 513L));
        changed("a-512", null, dns -> sized(dns, "A", 512L));
        changed("a-huge", HIGH, dns -> sized(dns, "A", 65_507L));
        changed("small-authoritative", HIGH, dns -> authoritative(dns, "TXT", 60L));
        changed("large-authoritative", HIGH, dns -> authoritative(dns, "A", 3_000L));
        changed("refused-any", HIGH, dns -> dns.setResponseCode(5));
        changed("tcp", null, dns -> dns.setTransport(Telemetry.TCP));
        changed("port-5353", null, dns -> dns.setServerPort(5353));
        changed("port-54", null, dns -> dns.setServerPort(54));
        changed("unanswered", null, dns -> dns.setAnswered(false));
        changed("honeypot", null, dns -> dns.setVantage(Vantage.HONEYPOT));
        changed("host", HIGH, dns -> dns.setVantage(Vantage.HOST));
        changed("client-port-53", HIGH, dns -> dns.setClientPort(53));
        changed("no-sizes", null, dns -> dns.setResponseBytes(null));
        changed("asked", null, dns -> dns.setRequestBytes(60L));
        changed("asked-with-nothing", null, dns -> dns.setRequestBytes(0L));
    }

    /** A server of ours answers somebody outside, who seems to ask. */
    private void asked() {
        ours("ours-large", HIGH, dns -> sized(dns, "A", 513L));
        ours("ours-512", null, dns -> sized(dns, "A", 512L));
        ours("ours-small-txt", HIGH, dns -> small(dns, "TXT"));
        ours("ours-small-a", null, dns -> small(dns, "A"));
        ours("ours-authoritative-txt", null, dns -> authoritative(dns, "TXT", 400L));
        ours("ours-authoritative-large", HIGH, dns -> authoritative(dns, "TXT", 513L));
        ours("ours-without-sizes-any", HIGH, DnsLargeScenarios::unsized);
        ours(
                "ours-without-sizes-a",
                null,
                dns -> {
                    unsized(dns);
                    dns.setQueryType("A");
                });
        IpAddress client = script.cast.outside();
        script.nearMiss("server-is-outside", client, asks(client, script.cast.outside()));
        client = script.cast.ours();
        script.nearMiss("client-is-ours", client, asks(client, script.cast.ours()));
        client = script.cast.outside();
        script.add(
                "no-networks-asked",
                client.text(),
                0,
                List.of(),
                asks(client, script.cast.oursPublic()));
        client = script.cast.outside();
        script.add("no-networks-unasked", client.text(), 1, List.of(), attack(client));
        client = script.cast.outside();
        script.positive("somebody-else-is-hit", client, attack(client));
    }

    private void hoursAndSensors() {
        tell("two-sensors-see-the-same", HIGH, c -> all(attack(c), seenBy("edge-2", attack(c))));
        tell(
                "two-sensors-half-each",
                null,
                c -> all(at(c, spread(t, 99, 0)), seenBy("edge-2", at(c, spread(t, 99, 0)))));
        IpAddress client = script.cast.ours();
        script.positive(
                "two-tenants",
                client.text(),
                2,
                all(ownedBy("clinic", attack(client)), ownedBy("plant", attack(client))));
        client = script.cast.ours();
        script.positive("before-the-hour", client.text(), 1, at(client, spread(EDGE - 1, N, 0)));
        client = script.cast.ours();
        script.positive("at-the-hour", client.text(), 1, at(client, spread(EDGE, N, 0)));
        client = script.cast.ours();
        script.positive(
                "99-before-and-one-after",
                client.text(),
                1,
                all(at(client, spread(EDGE - PANE, 99, 0)), at(client, EDGE)));
        client = script.cast.ours();
        // The hour that begins has an answer of its own, and looks back on a hundred.
        script.positive(
                "100-before-and-one-after",
                client.text(),
                2,
                all(at(client, spread(EDGE - PANE, N, 0)), at(client, EDGE)));
        client = script.cast.ours();
        script.positive(
                "100-before-and-one-half-an-hour-later",
                client.text(),
                2,
                all(at(client, spread(EDGE - PANE, N, 0)), at(client, EDGE + HOUR / 2)));
        client = script.cast.ours();
        script.positive(
                "100-six-panes-before-and-one-after",
                client.text(),
                1,
                all(at(client, spread(EDGE - 6 * PANE, N, 0)), at(client, EDGE)));
        client = script.cast.ours();
        script.positive(
                "both-hours",
                client.text(),
                2,
                all(at(client, spread(EDGE - HOUR, N, 0)), at(client, spread(EDGE, N, 0))));
        client = script.cast.allowed();
        script.nearMiss("allowed", client, attack(client));
    }

    private void everydayLife() {
        // Each name once a minute, over three minutes, seen in one direction.
        tell(
                "mail-server-looks-200-names-up-a-minute",
                null,
                c ->
                        each(
                                lookups(c, 600, MINUTE / 200, i -> "s" + i % 200 + ".example.org"),
                                dns -> sized(dns, "TXT", 400L)));
        tell(
                "busy-resolver-in-one-direction",
                null,
                c ->
                        each(
                                lookups(c, 2_500, MINUTE / 2_500, i -> "w" + i + ".example.org"),
                                dns -> sized(dns, "DNSKEY", 1_100L)));
        tell(
                "busy-resolver-of-small-answers",
                null,
                c ->
                        each(
                                lookups(
                                        c,
                                        MANY,
                                        MINUTE / MANY,
                                        i -> "w" + i % 900 + ".example.org"),
                                dns -> sized(dns, "A", 180L)));
        tell("monitor-asks-each-second", null, c -> at(c, every(t, 300, SECOND)));
        IpAddress client = script.cast.outside();
        IpAddress server = script.cast.ours();
        List<DnsTransaction> zone = new ArrayList<>();
        for (IpAddress one : all(List.of(client), script.cast.outside(20))) {
            zone.addAll(answers(one, server, spread(t, 9, SECOND)));
        }
        script.nearMiss(
                "zone-of-ours-answers-many", client, each(zone, d -> d.setRequestBytes(50L)));
    }

    private static void small(DnsTransaction dns, @Nullable String type) {
        sized(dns, type, 60L);
    }

    private static void sized(DnsTransaction dns, @Nullable String type, long bytes) {
        dns.setQueryType(type);
        dns.setResponseBytes(bytes);
    }

    private static void unsized(DnsTransaction dns) {
        dns.setRequestBytes(null);
        dns.setResponseBytes(null);
    }

    private static void authoritative(DnsTransaction dns, String type, long bytes) {
        sized(dns, type, bytes);
        dns.setAuthoritative(true);
    }

    private static List<DnsTransaction> backwards(List<DnsTransaction> answers) {
        Collections.reverse(answers);
        return answers;
    }

    private long[] drawn(int n) {
        long[] times = new long[n];
        for (int i = 0; i < n; i++) {
            times[i] = t + script.random.nextLong(MINUTE_OF_PANES * PANE);
        }
        return times;
    }

    private List<DnsTransaction> bursts(IpAddress client, int n, int panesApart) {
        List<DnsTransaction> answers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            answers.addAll(at(client, spread(t + i * panesApart * PANE, N - 1, 0)));
        }
        return answers;
    }

    private List<DnsTransaction> apart(IpAddress client, long first, long rest) {
        return all(at(client, first), at(client, spread(rest, N - 1, 0)));
    }

    private List<DnsTransaction> attack(IpAddress client) {
        return at(client, spread(t, N, MINUTE - 1));
    }

    private List<DnsTransaction> asks(IpAddress client, IpAddress server) {
        return each(
                answers(client, server, spread(t, N, MINUTE - 1)), dns -> dns.setRequestBytes(60L));
    }

    private List<DnsTransaction> named(
            IpAddress client, int n, IntFunction<@Nullable String> name) {
        List<DnsTransaction> answers = at(client, spread(t, n, MINUTE - 1));
        for (int i = 0; i < n; i++) {
            answers.get(i).setQueryName(name.apply(i));
        }
        return answers;
    }

    private List<DnsTransaction> typed(IpAddress client, IntFunction<@Nullable String> type) {
        List<DnsTransaction> answers = attack(client);
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i).setQueryType(type.apply(i));
        }
        return answers;
    }

    private List<DnsTransaction> lookups(
            IpAddress client, int n, long step, IntFunction<String> name) {
        List<DnsTransaction> answers = at(client, every(t, n, step));
        for (int i = 0; i < n; i++) {
            answers.get(i).setQueryName(name.apply(i));
        }
        return answers;
    }

    /** Answers of many servers that nobody was seen to ask for. */
    private List<DnsTransaction> at(IpAddress client, long... times) {
        List<DnsTransaction> answers = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            answers.addAll(answers(client, script.cast.family.target(i % 50), times[i]));
        }
        return answers;
    }

    private static List<DnsTransaction> answers(IpAddress client, IpAddress server, long... times) {
        List<DnsTransaction> answers = new ArrayList<>();
        for (long time : times) {
            DnsTransaction dns = Telemetry.answer(time, client, server);
            dns.setRecursionAvailable(false);
            dns.setQueryName(NAME);
            dns.setQueryType("ANY");
            dns.setResponseBytes(3_100L);
            dns.setDataset("pcap");
            answers.add(dns);
        }
        return answers;
    }

    /** The n-th of names of which no two fall into one group, as ANY. */
    private static String apart(int n) {
        boolean[] taken = new boolean[129];
        int found = -1;
        for (int i = 0; ; i++) {
            String name = "n" + i + ".example.net";
            if (!taken[group(name)]) {
                taken[group(name)] = true;
                found++;
            }
            if (found == n) {
                return name;
            }
        }
    }

    /** The n-th of names that fall into the group of the first. */
    private static String together(int n) {
        int found = -1;
        for (int i = 0; ; i++) {
            String name = "n" + i + ".example.net";
            found += group(name) == group(apart(0)) ? 1 : 0;
            if (found == n) {
                return name;
            }
        }
    }

    /** As the page says: the first seven bits, and one. */
    private static int group(String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((name + "\nANY").getBytes(StandardCharsets.UTF_8));
            return ((hash[0] & 0xfe) >> 1) + 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void changed(String name, @Nullable String says, Consumer<DnsTransaction> change) {
        tell(name, says, c -> each(attack(c), change));
    }

    private void ours(String name, @Nullable String says, Consumer<DnsTransaction> change) {
        IpAddress client = script.cast.outside();
        List<DnsTransaction> answers = each(asks(client, script.cast.ours()), change);
        script.add(name, client.text(), says == null ? 0 : 1, Cast.OURS, answers);
        if (says != null) {
            script.saying(says);
        }
    }

    private void tell(
            String name, @Nullable String says, Function<IpAddress, List<DnsTransaction>> answers) {
        IpAddress client = script.cast.ours();
        List<DnsTransaction> records = answers.apply(client);
        script.add(name, client.text(), says == null ? 0 : 1, Cast.OURS, records);
        if (says != null) {
            script.saying(says);
        }
    }
}
