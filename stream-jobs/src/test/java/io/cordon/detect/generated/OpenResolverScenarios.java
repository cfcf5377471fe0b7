package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.with;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.somewhere;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** AMP-OPEN-RESOLVER: a server of ours resolved names for somebody outside. */
final class OpenResolverScenarios {

    static final String RULE = "AMP-OPEN-RESOLVER";

    /** Each change alone makes an open resolver's answer none. */
    private static final List<Consumer<DnsTransaction>> SPOILERS =
            List.of(
                    dns -> dns.setRecursionAvailable(false),
                    dns -> dns.setRecursionDesired(false),
                    dns -> dns.setAuthoritative(true),
                    dns -> dns.setAnswerCount(0),
                    dns -> dns.setResponseCode(3),
                    dns -> dns.setTransport(6),
                    dns -> dns.setServerPort(5353),
                    dns -> dns.setVantage(Vantage.HONEYPOT));

    private final Script script;
    private final IpAddress client;

    private OpenResolverScenarios(Script script) {
        this.script = script;
        this.client = script.cast.outside();
    }

    static List<Scenario> of(Cast cast, Random random) {
        OpenResolverScenarios rule = new OpenResolverScenarios(new Script(RULE, cast, random));
        rule.answers();
        rule.notAnOpenResolver();
        rule.sides();
        rule.subjectsAndPeriods();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void answers() {
        changed("plain", 1, dns -> {});
        changed("many-answers", 1, dns -> dns.setAnswerCount(30));
        changed("any", 1, dns -> dns.setQueryType("ANY"));
        changed("aaaa", 1, dns -> dns.setQueryType("AAAA"));
        changed("txt-large", 1, dns -> dns.setResponseBytes(3_900L));
        changed("no-question-logged", 1, dns -> dns.setQueryName(null));
        changed("no-type-logged", 1, dns -> dns.setQueryType(null));
        changed("client-port-53", 1, dns -> dns.setClientPort(53));
        changed("client-port-5353", 1, dns -> dns.setClientPort(5353));
        changed("host-vantage", 1, dns -> dns.setVantage(Vantage.HOST));
        changed("scan-vantage", 1, dns -> dns.setVantage(Vantage.SCAN));
        changed("from-suricata", 1, dns -> dns.setDataset("suricata.dns"));
    }

    private void notAnOpenResolver() {
        List<String> names =
                List.of(
                        "ra-0",
                        "rd-0",
                        "aa-1",
                        "zero-answers",
                        "nxdomain",
                        "tcp",
                        "port-5353",
                        "honeypot");
        for (int i = 0; i < names.size(); i++) {
            changed(names.get(i), 0, SPOILERS.get(i));
        }
        changed("servfail", 0, dns -> dns.setResponseCode(2));
        changed("refused", 0, dns -> dns.setResponseCode(5));
        changed("no-code", 0, dns -> dns.setResponseCode(null));
        changed("unanswered", 0, dns -> dns.setAnswered(false));
        changed("port-5355", 0, dns -> dns.setServerPort(5355));
        changed("port-54", 0, dns -> dns.setServerPort(54));
        changed("port-853", 0, dns -> dns.setServerPort(853));
        changed("aa-1-and-ra-0", 0, SPOILERS.get(0).andThen(SPOILERS.get(2)));
        changed(
                "referral",
                0,
                dns -> {
                    dns.setAnswerCount(0);
                    dns.setRecursionAvailable(false);
                });
    }

    private void sides() {
        IpAddress server = script.cast.oursPublic();
        script.positive("public-address-of-ours", server, List.of(answer(client, server)));
        server = script.cast.ours();
        IpAddress inside = script.cast.ours();
        script.nearMiss("client-is-ours", server, List.of(answer(inside, server)));
        server = script.cast.outside();
        script.nearMiss("server-is-outside", server, List.of(answer(inside, server)));
        server = script.cast.outside();
        script.nearMiss("both-outside", server, List.of(answer(client, server)));
        server = script.cast.ours();
        script.add("no-networks", server.text(), 0, List.of(), List.of(answer(client, server)));
        server = script.cast.oursPublic();
        script.add(
                "no-networks-public-server",
                server.text(),
                0,
                List.of(),
                List.of(answer(client, server)));
    }

    private void subjectsAndPeriods() {
        IpAddress server = script.cast.ours();
        String id = "router-" + script.cast.family.name().toLowerCase(Locale.ROOT);
        script.positive(
                "subject-is-the-device-id",
                id,
                1,
                List.of(with(answer(client, server), dns -> dns.setDeviceId(id))));
        server = script.cast.ours();
        script.positive("both-days", server.text(), 2, at(server, EDGE - 1, EDGE));
        server = script.cast.ours();
        script.positive(
                "many-out-of-order",
                server,
                at(server, EDGE + 30 * SECOND, EDGE + 1, EDGE, EDGE + 9 * SECOND));
        server = script.cast.ours();
        script.positive(
                "two-tenants",
                server.text(),
                2,
                List.of(
                        with(answer(client, server), dns -> dns.setTenant("clinic")),
                        with(answer(client, server), dns -> dns.setTenant("plant"))));
        server = script.cast.ours();
        List<DnsTransaction> other =
                Script.each(at(server, EDGE + 1, EDGE + 2), dns -> dns.setSensor("edge-2"));
        script.positive("two-sensors", server, Script.all(at(server, EDGE + SECOND), other));
    }

    /** Drawn from the seed: one open answer among spoiled ones, and spoiled ones alone. */
    private void drawn() {
        for (int i = 0; i < 6; i++) {
            IpAddress open = script.cast.ours();
            IpAddress closed = script.cast.ours();
            List<DnsTransaction> answers = new ArrayList<>(spoiled(open));
            answers.add(script.random.nextInt(answers.size() + 1), answer(client, open));
            script.positive("drawn-one-open-" + i, open, answers);
            script.nearMiss("drawn-all-spoiled-" + i, closed, spoiled(closed));
        }
    }

    private List<DnsTransaction> spoiled(IpAddress server) {
        List<DnsTransaction> answers = new ArrayList<>();
        long from = EDGE + SECOND;
        int n = 1 + script.random.nextInt(6);
        for (int i = 0; i < n; i++) {
            answers.add(
                    with(
                            Telemetry.answer(from + i * SECOND, client, server),
                            SPOILERS.get(script.random.nextInt(SPOILERS.size()))));
        }
        return answers;
    }

    private DnsTransaction answer(IpAddress from, IpAddress server) {
        // Always after the edge, so that all of a scenario is one day.
        long time = EDGE + Math.floorMod(somewhere(script.random), Timeline.HOUR);
        return Telemetry.answer(time, from, server);
    }

    private List<DnsTransaction> at(IpAddress server, long... times) {
        return LongStream.of(times)
                .mapToObj(time -> Telemetry.answer(time, client, server))
                .toList();
    }

    private void changed(String name, int findings, Consumer<DnsTransaction> change) {
        IpAddress server = script.cast.ours();
        script.add(
                name,
                server.text(),
                findings,
                Cast.OURS,
                List.of(with(answer(client, server), change)));
    }
}
