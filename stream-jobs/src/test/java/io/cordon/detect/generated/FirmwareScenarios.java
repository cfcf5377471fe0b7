package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.ownedBy;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.reversed;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.detect.reference.FirmwareRow;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What every rule about firmware has to get right, and then each its own. */
final class FirmwareScenarios {

    /** What a device says that matches: at a time. */
    @FunctionalInterface
    interface Story {
        List<DeviceObservation> at(IpAddress device, long time);
    }

    private static final String HASH = "sha256:00";
    private static final String OTHER_HASH = "sha256:11";

    private final Script script;
    private final Story matching;
    private final Story other;

    private FirmwareScenarios(Script script, Story matching, Story other) {
        this.script = script;
        this.matching = matching;
        this.other = other;
    }

    static List<Scenario> of(Cast cast, Random random) {
        return Script.all(
                cve(cast, random),
                kev(cast, random),
                epss(cast, random),
                eol(cast, random),
                lag(cast, random),
                downgrade(cast, random),
                unknownChange(cast, random));
    }

    private static FirmwareScenarios versions(
            String rule, Cast cast, Random random, String product, String bad, String good) {
        return new FirmwareScenarios(
                new Script(rule, cast, random),
                (device, time) -> List.of(report(device, time, product, bad)),
                (device, time) -> List.of(report(device, time, product, good)));
    }

    static List<Scenario> cve(Cast cast, Random random) {
        FirmwareScenarios rule = versions("FW-CVE", cast, random, "hub", "1.2.0", "1.4.0");
        rule.tellAll();
        rule.version("at-the-lower-bound", "hub", "1.0.0", "high 73");
        rule.version("below-the-lower-bound", "hub", "0.9.9", null);
        rule.version("just-below-the-fix", "hub", "1.3.99", "high 99");
        rule.version("as-many-digits-as-numbers", "hub", "1.3", "high 99");
        rule.version("ten-is-above-four", "hub", "1.10.0", null);
        rule.version("wildcard-is-low-and-never-critical", "star", "9.9", "low 73");
        rule.version("no-upper-bound-is-medium", "open", "2.0", "medium 99");
        rule.version("below-an-open-range", "open", "1.9.9", null);
        rule.version("score-of-four", "calm", "1.0", "high 47");
        rule.version("no-score", "bare", "1.0", "high 47");
        rule.version("score-below-four", "hub", "0.4", "high 21");
        rule.believed();
        return rule.script.scenarios();
    }

    static List<Scenario> kev(Cast cast, Random random) {
        FirmwareScenarios rule = versions("FW-KEV", cast, random, "gate", "1.9", "2.0");
        rule.tellAll();
        rule.version("ransomware", "vault", "1.0", "high 99");
        rule.version("a-guess-is-never-critical", "wild", "1.0", "low 73");
        rule.version("not-in-the-catalogue", "hub", "1.2.0", null);
        rule.on("on-the-due-date", "gate", "1.0", EDGE - 1, "high 73");
        rule.on("the-day-after", "gate", "1.0", EDGE, "high 73");
        rule.exposed("exposed", "gate", EDGE + MINUTE, EDGE + 2 * MINUTE, "medium 99");
        rule.exposed("exposed-later-that-day", "gate", EDGE + 9 * MINUTE, EDGE, "medium 99");
        rule.exposed("exposed-the-day-before", "gate", EDGE - 1, EDGE, "medium 99");
        rule.exposed("exposed-the-day-after", "gate", EDGE, EDGE - 1, "medium 73");
        rule.exposed("a-guess-exposed", "wild", EDGE, EDGE + 1, "low 73");
        return rule.script.scenarios();
    }

    static List<Scenario> epss(Cast cast, Random random) {
        FirmwareScenarios rule = versions("FW-EPSS", cast, random, "lens", "1.9", "2.0");
        rule.tellAll();
        rule.version("at-the-ninetieth", "lens", "1.0", "high 73");
        rule.version("just-below-the-ninetieth", "lens8999", "1.0", null);
        rule.version("a-low-score-becomes-medium", "lens39", "1.0", "high 47");
        rule.version("a-medium-score-becomes-high", "lens69", "1.0", "high 73");
        rule.version("no-percentile", "hub", "1.2.0", null);
        rule.version("percentile-of-nothing", "lens0", "1.0", null);
        return rule.script.scenarios();
    }

    static List<Scenario> eol(Cast cast, Random random) {
        FirmwareScenarios rule = versions("FW-EOL", cast, random, "aged", "1.0", "1.0");
        FirmwareScenarios told =
                new FirmwareScenarios(
                        rule.script,
                        rule.matching,
                        (device, time) -> List.of(report(device, time, "aged02", "1.0")));
        told.tellAll();
        told.on("on-the-last-day", "aged01", "1.0", EDGE - 1, null);
        told.on("the-day-after", "aged01", "1.0", EDGE, "high 47");
        told.version("last-day-still-to-come", "aged02", "1.0", null);
        told.version("exploited-besides", "aged9", "1.0", "high 73");
        told.version("critical-besides", "agedcrit", "1.0", "high 73");
        told.version("not-quite-critical-besides", "agedmild", "1.0", "high 47");
        told.version("a-guess-besides", "agedwild", "1.0", "high 47");
        told.version("fixed-but-out-of-support", "agedcrit", "2.0", "high 47");
        told.version("product-as-a-whole", "lines", "6.9", "high 47");
        told.version("line-that-is-supported", "lines", "7.2", null);
        told.version("longest-line-that-fits", "lines", "7.1.9", "high 47");
        told.version("line-by-numbers-not-digits", "lines", "7.10.1", null);
        return rule.script.scenarios();
    }

    static List<Scenario> lag(Cast cast, Random random) {
        FirmwareScenarios rule = versions("FW-LAG", cast, random, "slow", "1.9", "2.0");
        rule.tellAll();
        rule.on("twenty-nine-days", "slow29", "1.0", EDGE, null);
        rule.on("thirty-days", "slow30", "1.0", EDGE, "medium 47");
        rule.on("thirty-days-one-microsecond-early", "slow30", "1.0", EDGE - 1, null);
        rule.on("eighty-nine-days", "slow89", "1.0", EDGE, "medium 47");
        rule.on("ninety-days", "slow90", "1.0", EDGE, "medium 73");
        rule.on("ninety-days-one-microsecond-early", "slow90", "1.0", EDGE - 1, "medium 47");
        rule.on("on-the-due-date", "slowdue", "1.0", EDGE - 1, "medium 47");
        rule.on("past-the-due-date", "slowdue", "1.0", EDGE, "medium 73");
        rule.version("no-fix-known", "slowopen", "1.0", null);
        rule.version("nobody-says-since-when", "hub", "1.2.0", null);
        return rule.script.scenarios();
    }

    static List<Scenario> downgrade(Cast cast, Random random) {
        FirmwareScenarios rule =
                new FirmwareScenarios(
                        new Script("FW-DOWNGRADE", cast, random),
                        (device, time) -> pair(device, time, "2.0", "1.0"),
                        (device, time) -> pair(device, time, "1.0", "2.0"));
        rule.tellAll();
        rule.pair("ten-is-above-nine", "1.10", "1.9", "high 73");
        rule.pair("nine-to-ten", "1.9", "1.10", null);
        rule.pair("as-many-digits-as-numbers", "1.0.0", "1.0", null);
        rule.pair("no-version-afterwards", "2.0", "n/a", null);
        rule.inferred("FW-DOWNGRADE");
        rule.sequences(1);
        return rule.script.scenarios();
    }

    static List<Scenario> unknownChange(Cast cast, Random random) {
        FirmwareScenarios rule =
                new FirmwareScenarios(
                        new Script("FW-UNKNOWN-CHANGE", cast, random),
                        (device, time) -> pair(device, time, "1.0", "1.1"),
                        (device, time) -> pair(device, time, "1.0", "1.0"));
        rule.tellAll();
        rule.pair("up", "1.0", "1.1", "medium 47");
        rule.pair("down", "1.1", "1.0", "medium 47");
        rule.pair("same-numbers", "1.0.0", "1.0", null);
        rule.hashes("hash-alone", HASH, OTHER_HASH, "high 73");
        rule.hashes("hash-equal", HASH, HASH, null);
        rule.hashes("hash-not-told", HASH, null, null);
        rule.hashes("hash-told-for-the-first-time", null, HASH, null);
        rule.inferred("FW-UNKNOWN-CHANGE");
        rule.sequences(2);
        return rule.script.scenarios();
    }

    /** What all rules have in common. */
    private void tellAll() {
        tell("once", 1, script.start());
        tell("a-hundred-times", 1, spread(script.start(), 100, 30 * MINUTE));
        tell("arriving-backwards", 1, reversed(spread(script.start(), 10, 30 * MINUTE)));
        tell("last-microsecond-of-the-day", 1, EDGE - 1);
        tell("first-microsecond-of-the-day", 1, EDGE);
        tell("both-days", 2, EDGE - 1, EDGE + MINUTE);
        tell("both-days-backwards", 2, EDGE + MINUTE, EDGE - 1, EDGE - MINUTE);
        tell("twice-at-one-microsecond", 1, EDGE, EDGE);
        sensorsAndTenants();
        names();
        vantages();
        for (int i = 0; i < 6; i++) {
            long from = script.start();
            tell(
                    "drawn-" + i,
                    1,
                    LongStream.generate(() -> from + script.random.nextLong(10 * MINUTE))
                            .limit(1 + script.random.nextInt(30))
                            .toArray());
        }
        nearMisses();
    }

    private void sensorsAndTenants() {
        IpAddress device = script.cast.ours();
        long[] times = spread(script.start(), 3, MINUTE);
        add(
                "two-sensors-tie",
                1,
                device,
                all(at(device, times), seenBy("edge-2", at(device, times))));
        device = script.cast.ours();
        add(
                "two-sensors-other-counts-more",
                1,
                device,
                all(
                        at(device, times),
                        seenBy("edge-2", at(device, spread(times[0], 5, 2 * MINUTE)))));
        device = script.cast.ours();
        add(
                "two-sensors-two-days",
                2,
                device,
                all(at(device, EDGE - 1), seenBy("edge-2", at(device, EDGE + MINUTE))));
        device = script.cast.ours();
        add(
                "two-tenants",
                2,
                device,
                all(ownedBy("clinic", at(device, times)), ownedBy("plant", at(device, times))));
    }

    private void names() {
        IpAddress device = script.cast.ours();
        String id = "meter-" + script.cast.family + "-" + device.text().replaceAll("[.:]+", "-");
        script.positive(
                "named-by-its-id",
                id,
                1,
                each(at(device, script.start()), seen -> seen.setDeviceId(id)));
        script.positive(
                "named-by-its-id-alone",
                id + "-alone",
                1,
                each(
                        at(device, script.start()),
                        seen -> {
                            seen.setDeviceId(id + "-alone");
                            seen.setAddress(null);
                        }));
        script.nearMiss(
                "named-by-nothing",
                "nobody-" + id,
                each(at(device, script.start()), seen -> seen.setAddress(null)));
    }

    private void vantages() {
        for (Vantage vantage : List.of(Vantage.NETWORK, Vantage.HOST, Vantage.SCAN)) {
            changed("vantage-" + vantage, 1, seen -> seen.setVantage(vantage));
        }
        changed("vantage-HONEYPOT", 0, seen -> seen.setVantage(Vantage.HONEYPOT));
        changed("capitals", 1, seen -> seen.setVendor("UMBRA"));
    }

    private void nearMisses() {
        changed("no-vendor", 0, seen -> seen.setVendor(null));
        changed("no-product", 0, seen -> seen.setProduct(null));
        changed("no-version", 0, seen -> seen.setVersion(null));
        changed("blank-vendor", 0, seen -> seen.setVendor(" "));
        changed("blank-product", 0, seen -> seen.setProduct(""));
        changed("blank-version", 0, seen -> seen.setVersion("  "));
        IpAddress allowed = script.cast.allowed();
        add("allowed", 0, allowed, at(allowed, script.start()));
        for (int i = 0; i < 4; i++) {
            notTold("other-" + i, script.start());
            notTold("other-many-" + i, spread(script.start(), 10 + i, 30 * MINUTE)[i]);
        }
        notTold("other-at-the-edge", EDGE);
        notTold("other-before-the-edge", EDGE - 1);
        IpAddress device = script.cast.ours();
        add("other-both-tenants", 0, device, ownedBy("plant", other.at(device, script.start())));
        device = script.cast.ours();
        add("other-sensor", 0, device, seenBy("edge-2", other.at(device, script.start())));
    }

    /** No version is surer than what is known of the device. */
    private void believed() {
        for (Evidence how : Evidence.values()) {
            boolean told = how == Evidence.SELF_REPORT || how == Evidence.INVENTORY;
            changed("known-by-" + how, 1, seen -> seen.setKnownBy(how));
            script.saying(told ? "high 73" : "medium 73");
        }
        changed("believed-a-little", 1, seen -> seen.setConfidence(Confidence.LOW));
        script.saying("low 73");
        changed("believed-half", 1, seen -> seen.setConfidence(Confidence.MEDIUM));
        script.saying("medium 73");
    }

    private void exposed(String name, String product, long scan, long report, String says) {
        IpAddress device = script.cast.ours();
        DeviceObservation outside = report(device, scan, product, "1.0");
        outside.setVantage(Vantage.SCAN);
        outside.setSensor("shadowserver");
        outside.setVendor(null);
        DeviceObservation inside = report(device, report, product, "1.0");
        inside.setConfidence(Confidence.MEDIUM);
        add(name, 1, device, List.of(outside, inside));
        script.saying(says);
    }

    private void inferred(String rule) {
        Consumer<DeviceObservation> banner =
                seen -> {
                    seen.setKnownBy(Evidence.PASSIVE);
                    seen.setVantage(Vantage.NETWORK);
                };
        long t = script.start();
        String says = rule.equals("FW-DOWNGRADE") ? "medium 73" : "medium 47";
        sequence("confirmed-after-ten-minutes", says, banner, t, 0, "2.0", 600, "2.0", 601, "1.0");
        sequence("seen-again-too-soon", null, banner, t, 0, "2.0", 599, "2.0", 601, "1.0");
        sequence("seen-once", null, banner, t, 0, "2.0", 700, "1.0", 701, "1.0");
        sequence(
                "another-in-between",
                null,
                banner,
                t,
                0,
                "2.0",
                300,
                "1.5",
                600,
                "2.0",
                601,
                "1.0");
        sequence(
                "each-until-confirmed",
                says,
                banner,
                t,
                0,
                "2.0",
                600,
                "2.0",
                700,
                "1.0",
                1300,
                "1.0",
                1301,
                "1.0");
    }

    private void sequences(int findings) {
        IpAddress device = script.cast.ours();
        add(
                "products-apart",
                0,
                device,
                List.of(
                        report(device, EDGE, "one", "2.0"),
                        report(device, EDGE + SECOND, "two", "1.0")));
        device = script.cast.ours();
        add(
                "sensors-apart",
                0,
                device,
                all(
                        List.of(report(device, EDGE, "one", "2.0")),
                        seenBy("edge-2", List.of(report(device, EDGE + SECOND, "one", "1.0")))));
        device = script.cast.ours();
        add(
                "back-and-forth-out-of-order",
                1,
                device,
                List.of(
                        report(device, EDGE + 3 * SECOND, "one", "1.0"),
                        report(device, EDGE + SECOND, "one", "2.0"),
                        report(device, EDGE + 2 * SECOND, "one", "1.0"),
                        report(device, EDGE + 4 * SECOND, "one", "2.0"),
                        report(device, EDGE + 5 * SECOND, "one", "1.5")));
        device = script.cast.ours();
        add(
                "over-the-edge",
                findings,
                device,
                List.of(
                        report(device, EDGE - 2, "one", findings == 1 ? "2.0" : "1.0"),
                        report(device, EDGE - 1, "one", "2.0"),
                        report(device, EDGE, "one", "1.0")));
    }

    private void sequence(
            String name,
            @Nullable String says,
            Consumer<DeviceObservation> change,
            long start,
            Object... steps) {
        IpAddress device = script.cast.ours();
        List<DeviceObservation> seen = new ArrayList<>();
        for (int i = 0; i < steps.length; i += 2) {
            long time = start + (int) steps[i] * SECOND;
            seen.add(report(device, time, "thing", (String) steps[i + 1]));
        }
        add(name, says == null ? 0 : 1, device, each(seen, change));
        if (says != null) {
            script.saying(says);
        }
    }

    private void version(String name, String product, String version, @Nullable String says) {
        on(name, product, version, script.start(), says);
    }

    private void on(String name, String product, String version, long time, @Nullable String says) {
        IpAddress device = script.cast.ours();
        add(name, says == null ? 0 : 1, device, List.of(report(device, time, product, version)));
        if (says != null) {
            script.saying(says);
        }
    }

    private void pair(String name, String before, String after, @Nullable String says) {
        IpAddress device = script.cast.ours();
        add(name, says == null ? 0 : 1, device, pair(device, script.start(), before, after));
        if (says != null) {
            script.saying(says);
        }
    }

    private void hashes(
            String name, @Nullable String before, @Nullable String after, @Nullable String says) {
        IpAddress device = script.cast.ours();
        List<DeviceObservation> seen = pair(device, script.start(), "1.0", "1.0");
        seen.get(0).setFirmwareHash(before);
        seen.get(1).setFirmwareHash(after);
        add(name, says == null ? 0 : 1, device, seen);
        if (says != null) {
            script.saying(says);
        }
    }

    private void tell(String name, int findings, long... times) {
        IpAddress device = script.cast.ours();
        add(name, findings, device, at(device, times));
    }

    private void notTold(String name, long time) {
        IpAddress device = script.cast.ours();
        add(name, 0, device, other.at(device, time));
    }

    private void changed(String name, int findings, Consumer<DeviceObservation> change) {
        IpAddress device = script.cast.ours();
        add(name, findings, device, each(at(device, script.start()), change));
    }

    private List<DeviceObservation> at(IpAddress device, long... times) {
        List<DeviceObservation> seen = new ArrayList<>();
        for (long time : times) {
            seen.addAll(matching.at(device, time));
        }
        return seen;
    }

    private void add(String name, int findings, IpAddress device, List<DeviceObservation> seen) {
        script.add(name, device.text(), findings, Cast.OURS, seen);
    }

    private static List<DeviceObservation> pair(
            IpAddress device, long time, String before, String after) {
        return List.of(
                report(device, time - SECOND / 2, "thing", before),
                report(device, time, "thing", after));
    }

    /** What a device says of itself. */
    private static DeviceObservation report(
            IpAddress device, long time, String product, String version) {
        DeviceObservation seen = new DeviceObservation();
        seen.setTime(time);
        seen.setAddress(device.toAvro());
        seen.setVendor(FirmwareRow.VENDOR);
        seen.setProduct(product);
        seen.setVersion(version);
        seen.setSoftwareType("firmware");
        seen.setKnownBy(Evidence.SELF_REPORT);
        seen.setConfidence(Confidence.HIGH);
        seen.setServices(List.of());
        seen.setConnections(List.of());
        seen.setTags(List.of());
        seen.setTenant(Telemetry.TENANT);
        seen.setSensor(Telemetry.SENSOR);
        seen.setVantage(Vantage.SELF);
        seen.setDataset("report.device");
        return seen;
    }
}
