package io.cordon.stream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Detector;
import io.cordon.detect.FlowHead;
import io.cordon.detect.FlowJudge;
import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.RecordHead;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.TestCredentials;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The short reader held to the full one: what it skips, no rule could have matched. */
class FlowPeekTest {

    private static final long SEED = 20_261_125L;
    private static final int FLOWS = 200_000;

    private static final List<String> STATES =
            List.of("S0", "S1", "SF", "REJ", "S2", "S3", "RSTO", "RSTR", "RSTOS0", "SHR", "OTH");

    /** Ports that rules look at, their neighbours, and the edges of their lengths in Avro. */
    private static final int[] PORTS = {
        0, 1, 19, 21, 22, 23, 24, 53, 63, 64, 80, 80, 80, 81, 123, 443, 443, 443, 445, 554, 1883,
        1900, 2222, 2323, 3389, 5555, 5683, 7547, 8081, 8191, 8192, 9530, 11211, 37215, 37777,
        37810, 52869, 65535
    };

    private static final int[] TRANSPORTS = {6, 6, 6, 17, 17, 17, 17, 1, 58};

    private final DetectorCatalog catalog =
            new DetectorCatalog(
                    PureRun.settings(
                            List.of(IpPrefix.parse("10.0.0.0/8")), TestCredentials.defaults()));

    private final TelemetryMatcher matcher = new TelemetryMatcher(catalog);
    private final FlowPeek peek = new FlowPeek(matcher);
    private final Framing<Flow> framing = Framing.of(Flow.class);

    @Test
    void skipsOnlyWhatNoRuleMatchesOverRandomFlowsOfEveryShape() throws Exception {
        Random random = new Random(SEED);
        int matching = 0;
        int skipped = 0;
        for (int i = 0; i < FLOWS; i++) {
            byte[] framed = framing.encode(flow(random));
            boolean matches = matches(framing.decode(framed));
            if (matches) {
                assertThat(peek.mayMatch(framed)).as("seed %d, flow %d", SEED, i).isTrue();
                matching++;
            } else if (!peek.mayMatch(framed)) {
                skipped++;
            }
        }

        assertThat(matching).as("flows that match").isGreaterThan(FLOWS / 30);
        assertThat(skipped).as("flows that are skipped").isGreaterThan(FLOWS / 4);
    }

    /** Each rule by itself, so that none hides behind another that wants the flow anyway. */
    @Test
    void noRuleRulesOutAFlowThatItMatches() throws Exception {
        Random random = new Random(SEED);
        Map<String, Integer> matching = new TreeMap<>();
        FlowBytes head = new FlowBytes();
        for (int i = 0; i < FLOWS; i++) {
            byte[] framed = framing.encode(flow(random));
            Flow flow = framing.decode(framed);
            for (Detector detector : catalog.all()) {
                for (Judge<?> judge : detector.judges()) {
                    if (judge instanceof FlowJudge flows
                            && !(flows.judge(flow) instanceof Judgement.Mismatch)) {
                        assertThat(head.open(framed)).isTrue();
                        assertThat(flows.gate().admits(head) && flows.mayMatch(head))
                                .as("%s, seed %d, flow %d", detector.id(), SEED, i)
                                .isTrue();
                        matching.merge(detector.id(), 1, Integer::sum);
                    }
                }
            }
        }
        for (Detector detector : catalog.all()) {
            if (detector.judges().stream().anyMatch(FlowJudge.class::isInstance)) {
                assertThat(matching.getOrDefault(detector.id(), 0))
                        .as("flows that %s matches", detector.id())
                        .isPositive();
            }
        }
    }

    /**
     * The promise that makes it fast: ordinary look-ups and clocks are not read further. What a
     * decoy is asked is not ordinary.
     */
    @Test
    void skipsWhatClientsOfOursAskAndAreAnswered() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            Flow flow =
                    Flow.newBuilder(flow(random))
                            .setTransport(17)
                            .setVantage(Vantage.NETWORK)
                            .setDestinationPort(random.nextBoolean() ? 53 : 123)
                            .setSourcePort(32768 + random.nextInt(28000))
                            .setInitiatorKnown(random.nextBoolean())
                            .setSourceAddress(IpAddress.ofV4(10 << 24 | i).toAvro())
                            .setDestinationAddress(IpAddress.parse("198.51.100.7").toAvro())
                            .setSourceBytes(68L)
                            .setSourcePackets(1L)
                            .setDestinationBytes(random.nextLong(60, 600))
                            .setDestinationPackets(1L)
                            .build();
            assertThat(peek.mayMatch(framing.encode(flow))).as("flow %d", i).isFalse();
        }
    }

    @Test
    void numbersAreThoseOfTheFullReaderInWhateverOrderTheyAreAskedFor() throws Exception {
        Random random = new Random(SEED);
        FlowBytes bytes = new FlowBytes();
        RecordHead record = new RecordHead();
        List<Function<FlowHead, Object>> questions =
                new ArrayList<>(
                        List.of(
                                FlowHead::transport,
                                FlowHead::destinationPort,
                                FlowHead::sourcePort,
                                FlowHead::tcpFlags,
                                FlowHead::tcpFlagsReverse,
                                FlowHead::state,
                                FlowHead::initiatorKnown,
                                FlowHead::sourceHigh,
                                FlowHead::sourceLow,
                                FlowHead::destinationHigh,
                                FlowHead::destinationLow,
                                FlowHead::startTime,
                                FlowHead::endTime,
                                FlowHead::sourceBytes,
                                FlowHead::sourcePackets,
                                FlowHead::destinationBytes,
                                FlowHead::destinationPackets,
                                FlowHead::icmpType,
                                FlowHead::icmpCode,
                                FlowHead::samplingRate,
                                FlowHead::honeypot,
                                FlowHead::ntpMode));
        for (int i = 0; i < FLOWS / 10; i++) {
            byte[] framed = framing.encode(flow(random));
            assertThat(bytes.open(framed)).isTrue();
            record.of(framing.decode(framed));
            Collections.shuffle(questions, random);
            for (Function<FlowHead, Object> question : questions) {
                assertThat(question.apply(bytes))
                        .as("seed %d, flow %d", SEED, i)
                        .isEqualTo(question.apply(record));
            }
            assertThat(bytes.overrun()).isFalse();
        }
    }

    @Test
    void leavesAnotherVersionOfTheSchemaToTheFullReader() throws Exception {
        Schema current = Flow.getClassSchema();
        // As a later version may be: a field in front, so that nothing lies where it did.
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(
                new Schema.Field("observationDomain", Schema.create(Schema.Type.INT), "later", 0));
        current.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Schema later =
                Schema.createRecord(
                        current.getName(), "later", current.getNamespace(), false, fields);
        Flow flow = flow(new Random(SEED));
        flow.setTransport(200);
        GenericRecord record = new GenericData.Record(later);
        record.put("observationDomain", 7);
        current.getFields().forEach(f -> record.put(f.name(), generic(flow.get(f.name()), f)));
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), later).encode(record, framed);

        assertThat(peek.mayMatch(framed.toByteArray())).isTrue();
        assertThat(peek.mayMatch(framing.encode(flow))).as("the same flow, as of now").isFalse();
    }

    @Test
    void leavesWhatIsNoFlowToTheFullReaderAndFailsOnNothing() {
        Flow answer =
                Flow.newBuilder(flow(new Random(SEED)))
                        .setTransport(17)
                        .setSourcePort(123)
                        .setDestinationPort(40_000)
                        .build();
        byte[] framed = framing.encode(answer);
        for (int length = 0; length < Framing.HEADER_BYTES + 3; length++) {
            assertThat(peek.mayMatch(Arrays.copyOf(framed, length))).isTrue();
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            assertThat(peek.mayMatch(garbage)).isTrue();
            // The right header, then anything: endless numbers, no end, numbers of five bytes.
            System.arraycopy(framed, 0, garbage, 0, Math.min(garbage.length, Framing.HEADER_BYTES));
            peek.mayMatch(garbage);
        }
    }

    private boolean matches(Flow flow) {
        List<String> keys = new ArrayList<>();
        matcher.match(
                flow,
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(SubjectMatch match) {
                        keys.add(match.key());
                    }

                    @Override
                    public void observed(DeviceMatch match) {}

                    @Override
                    public void contributed(PaneShare share) {
                        keys.add(share.key());
                    }

                    @Override
                    public void suppressed(String ruleId) {
                        keys.add(ruleId);
                    }
                });
        return !keys.isEmpty();
    }

    private static Object generic(Object value, Schema.Field field) {
        if (value instanceof Address address) {
            return new GenericData.Fixed(field.schema(), address.bytes());
        }
        return value instanceof Vantage vantage
                ? new GenericData.EnumSymbol(field.schema(), vantage.name())
                : value;
    }

    private static Flow flow(Random random) {
        return Flow.newBuilder()
                .setTransport(
                        random.nextInt(9) == 0
                                ? random.nextInt(256)
                                : TRANSPORTS[random.nextInt(TRANSPORTS.length)])
                .setDestinationPort(port(random))
                .setSourcePort(port(random))
                .setTcpFlags(random.nextBoolean() ? random.nextInt(256) : null)
                .setTcpFlagsReverse(random.nextBoolean() ? random.nextInt(256) : null)
                .setConnectionState(
                        random.nextBoolean() ? STATES.get(random.nextInt(STATES.size())) : null)
                .setInitiatorKnown(random.nextBoolean())
                .setSourceAddress(address(random))
                .setDestinationAddress(address(random))
                .setStartTime(random.nextLong(4_000_000_000_000_000L))
                .setEndTime(random.nextLong(4_000_000_000_000_000L))
                .setSourceBytes(count(random))
                .setSourcePackets(count(random))
                .setDestinationBytes(count(random))
                .setDestinationPackets(count(random))
                .setIcmpType(random.nextBoolean() ? random.nextInt(256) : null)
                .setIcmpCode(random.nextBoolean() ? random.nextInt(256) : null)
                .setSamplingRate(random.nextBoolean() ? 1 : random.nextLong(1, 1L << 32))
                .setTenant(random.nextBoolean() ? "default" : "clinic")
                .setSensor(random.nextInt(50) == 0 ? "s".repeat(200) : "zeek")
                .setVantage(Vantage.values()[random.nextInt(Vantage.values().length)])
                .setDeviceId(random.nextInt(9) == 0 ? "lamp" : null)
                .setDataset("zeek.conn")
                .setNtpMode(random.nextInt(4) == 0 ? 6 + random.nextInt(2) : null)
                .build();
    }

    /** Nothing, none, a few, as many as a second of a link holds, or as many as there can be. */
    private static @Nullable Long count(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> 0L;
            case 2, 3 -> random.nextLong(1, 5_000);
            case 4 -> random.nextLong(1, 10_000_000_000L);
            default -> random.nextLong(Long.MAX_VALUE);
        };
    }

    private static int port(Random random) {
        return random.nextBoolean() ? PORTS[random.nextInt(PORTS.length)] : random.nextInt(65_536);
    }

    /** Half of them in 10.0.0.0/8, so that some are ours; a few groups, everybody and nobody. */
    private static Address address(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            Arrays.fill(bytes, 0, 10, (byte) 0);
            bytes[10] = (byte) 0xff;
            bytes[11] = (byte) 0xff;
            bytes[12] = 10;
            switch (random.nextInt(40)) {
                case 0 -> bytes[12] = (byte) 224;
                case 1 -> Arrays.fill(bytes, 12, 16, (byte) 0xff);
                case 2 -> Arrays.fill(bytes, 12, 16, (byte) 0);
                default -> {}
            }
        }
        return new Address(bytes);
    }
}
