package io.cordon.bench.micro;

import io.cordon.detect.firmware.match.Candidate;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.match.Verdict;
import io.cordon.detect.firmware.match.VulnerabilityIndex;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.Configuration.Node;
import io.cordon.schema.vulnerability.Configuration.Operator;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.CpeName.Part;
import io.cordon.schema.vulnerability.Criterion;
import io.cordon.schema.vulnerability.VersionRange;
import io.cordon.schema.vulnerability.Vulnerability;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One firmware against one vulnerability of its product: a range on its hardware, of eight ranges,
 * of a record that names 200 products; and reading a version.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FirmwareBenchmark {

    private static final int PRODUCTS = 200;
    private static final int RANGES = 8;
    private static final int DEVICES = 1024;

    private final ProductNames names = ProductNames.builtIn();
    private final String[] texts = new String[DEVICES];
    private final InstalledFirmware[] devices = new InstalledFirmware[DEVICES];
    private final Candidate[] onHardware = new Candidate[DEVICES];
    private final Candidate[] ofManyProducts = new Candidate[DEVICES];
    private int at;

    /** Draws devices of many products with versions on both sides of the bounds. */
    public FirmwareBenchmark() {
        SplittableRandom random = new SplittableRandom(7);
        VulnerabilityIndex hardware = new VulnerabilityIndex(names);
        VulnerabilityIndex many = new VulnerabilityIndex(names);
        List<Criterion> all = new ArrayList<>();
        for (int product = 0; product < PRODUCTS; product++) {
            List<Criterion> ranges = new ArrayList<>();
            for (int range = 0; range < RANGES; range++) {
                ranges.add(
                        criterion(
                                Part.OPERATING_SYSTEM,
                                "cam_" + product + "_firmware",
                                new VersionRange(
                                        range + ".0.0", true, range + ".2.1 Build 20230219", false),
                                true));
            }
            all.addAll(ranges);
            hardware.add(
                    new Vulnerability(
                            "CVE-2099-" + (1000 + product),
                            9.8,
                            "3.1",
                            List.of(
                                    new Configuration(
                                            Operator.AND,
                                            false,
                                            List.of(
                                                    new Node(Operator.OR, false, ranges),
                                                    new Node(
                                                            Operator.OR,
                                                            false,
                                                            List.of(
                                                                    criterion(
                                                                            Part.HARDWARE,
                                                                            "cam_" + product,
                                                                            VersionRange.NONE,
                                                                            false))))))));
        }
        many.add(new Vulnerability("CVE-2099-0001", 9.8, "3.1", List.of(Configuration.anyOf(all))));
        for (int i = 0; i < DEVICES; i++) {
            texts[i] =
                    "V%d.%d.%d Build 202%d0%d1%d"
                            .formatted(
                                    random.nextInt(10),
                                    random.nextInt(4),
                                    random.nextInt(3),
                                    random.nextInt(6),
                                    1 + random.nextInt(9),
                                    random.nextInt(10));
            devices[i] =
                    InstalledFirmware.of(
                            names, "Acme Inc.", "Cam " + random.nextInt(PRODUCTS), texts[i]);
            onHardware[i] = hardware.candidates(devices[i]).get(0);
            ofManyProducts[i] = many.candidates(devices[i]).get(0);
        }
    }

    private static Criterion criterion(
            Part part, String product, VersionRange range, boolean vulnerable) {
        return new Criterion(
                new CpeName(part, "acme", product, "*", "*", false, "cpe"), range, vulnerable);
    }

    @Benchmark
    public FirmwareVersion readVersion() {
        return FirmwareVersion.of(texts[at++ & (DEVICES - 1)]);
    }

    @Benchmark
    public int compareVersions() {
        int i = at++ & (DEVICES - 1);
        return devices[i].version().compareTo(devices[(i + 1) & (DEVICES - 1)].version());
    }

    @Benchmark
    public Verdict verdictOfEightRangesOnHardware() {
        int i = at++ & (DEVICES - 1);
        return onHardware[i].judge(devices[i]);
    }

    @Benchmark
    public Verdict verdictOfARecordOfTwoHundredProducts() {
        int i = at++ & (DEVICES - 1);
        return ofManyProducts[i].judge(devices[i]);
    }

    /** From the texts that a device reports to the verdict. */
    @Benchmark
    public Verdict textsToVerdict() {
        int i = at++ & (DEVICES - 1);
        return onHardware[i].judge(InstalledFirmware.of(names, "Acme Inc.", "Cam 7", texts[i]));
    }
}
