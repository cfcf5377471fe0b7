package io.cordon.stream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.TestCredentials;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

/** The short reader held to the full one: what it skips, no rule could have matched. */
class FlowPeekTest {

    private static final long SEED = 20_261_125L;
    private static final int FLOWS = 200_000;

    private static final List<String> STATES =
            List.of("S0", "S1", "SF", "REJ", "S2", "S3", "RSTO", "RSTR", "RSTOS0", "SHR", "OTH");

    /** Ports that rules look at, their neighbours, and the edges of their lengths in Avro. */
    private static final int[] PORTS = {
        0, 1, 21, 22, 23, 24, 53, 63, 64, 80, 81, 443, 445, 554, 1883, 2222, 2323, 3389, 5555, 7547,
        8081, 8191, 8192, 9530, 37215, 37777, 52869, 65535
    };

    private final TelemetryMatcher matcher =
            new TelemetryMatcher(
                    new DetectorCatalog(
                            PureRun.settings(
                                    List.of(IpPrefix.parse("10.0.0.0/8")),
                                    TestCredentials.defaults())));

    private final FlowPeek peek = new FlowPeek(matcher.flowPorts());
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

        assertThat(matching).as("flows that match").isGreaterThan(FLOWS / 20);
        assertThat(skipped).as("flows that are skipped").isGreaterThan(FLOWS / 4);
    }

    /** The promise that makes it fast: of ordinary traffic nothing is read further. */
    @Test
    void skipsEveryFlowWithoutARulesPortOrNotOfTcp() {
        Random random = new Random(SEED);
        for (int i = 0; i < FLOWS; i++) {
            Flow flow = flow(random);
            boolean relevant =
                    flow.getTransport() == 6
                            && (matcher.flowPorts().contains(flow.getDestinationPort())
                                    || matcher.flowPorts().contains(flow.getSourcePort()));
            assertThat(peek.mayMatch(framing.encode(flow)))
                    .as("seed %d, flow %d", SEED, i)
                    .isEqualTo(relevant);
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
        flow.setTransport(17);
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
        byte[] framed = framing.encode(flow(new Random(SEED)));
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
                .setTransport(random.nextInt(3) == 0 ? random.nextInt(256) : 6)
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
                .setSourceBytes(random.nextBoolean() ? random.nextLong(Long.MAX_VALUE) : null)
                .setTenant(random.nextBoolean() ? "default" : "clinic")
                .setSensor("zeek")
                .setVantage(Vantage.values()[random.nextInt(Vantage.values().length)])
                .setDataset("zeek.conn")
                .build();
    }

    private static int port(Random random) {
        return random.nextBoolean() ? PORTS[random.nextInt(PORTS.length)] : random.nextInt(65_536);
    }

    /** Half of them in 10.0.0.0/8, so that some are ours. */
    private static Address address(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            Arrays.fill(bytes, 0, 10, (byte) 0);
            bytes[10] = (byte) 0xff;
            bytes[11] = (byte) 0xff;
            bytes[12] = 10;
        }
        return new Address(bytes);
    }
}
