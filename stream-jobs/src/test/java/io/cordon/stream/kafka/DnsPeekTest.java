package io.cordon.stream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short reader may say yes for nothing, but never no to a transaction that matches. */
class DnsPeekTest {

    private static final long SEED = 20_261_125;
    private static final int RECORDS = 20_000;
    private static final int[] PORTS = {
        0, 1, 22, 23, 53, 63, 64, 80, 443, 2323, 7547, 8191, 8192, 37_215, 52_869, 65_535
    };
    private static final String[] TYPES = {"A", "AAAA", "TXT", "any", "16", "TYPE65280", null};
    private static final String[] ADDRESSES = {
        "192.0.2.1", "198.51.100.7", "203.0.113.9", "2001:db8::1", "2001:db8:1::1"
    };

    private final DetectionSettings settings =
            DetectionSettings.of(
                    List.of("192.0.2.0/24", "2001:db8::/48"),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of());
    private final TelemetryMatcher matcher = new TelemetryMatcher(new DetectorCatalog(settings));
    private final DnsPeek dns = new DnsPeek(matcher);
    private final Framing<DnsTransaction> dnsFraming = Framing.of(DnsTransaction.class);
    private final Random random = new Random(SEED);

    @Test
    void noMatchingTransactionIsRuledOut() {
        int matches = 0;
        int ruledOut = 0;
        for (int i = 0; i < RECORDS; i++) {
            DnsTransaction transaction = transaction();
            boolean may = dns.mayMatch(dnsFraming.encode(transaction));
            if (matches(transaction)) {
                matches++;
                assertThat(may).as("%s (seed %d)", transaction, SEED).isTrue();
            }
            ruledOut += may ? 0 : 1;
        }
        assertThat(matches).isGreaterThan(100);
        assertThat(ruledOut).isGreaterThan(RECORDS / 2);
    }

    @Test
    void withoutNetworksOnlyLargeAnswersThatNobodyAskedForMatter() {
        TelemetryMatcher withoutNetworks =
                new TelemetryMatcher(
                        new DetectorCatalog(
                                DetectionSettings.of(
                                        List.of(), Map.of(), List.of(), List.of(), List.of())));
        DnsPeek peek = new DnsPeek(withoutNetworks);
        int left = 0;
        for (int i = 0; i < RECORDS; i++) {
            DnsTransaction transaction = transaction();
            boolean unasked =
                    transaction.getRequestBytes() == null && transaction.getResponseBytes() != null;
            boolean may = peek.mayMatch(dnsFraming.encode(transaction));
            assertThat(may && !unasked).as("%s (seed %d)", transaction, SEED).isFalse();
            left += may ? 1 : 0;
        }
        assertThat(left).isBetween(100, RECORDS / 5);
    }

    /** What decides for a resolver whose answers alone are seen: nearly all of them are small. */
    @ParameterizedTest
    @CsvSource({
        "A,          513, true,  true",
        "A,          512, true,  false",
        "TXT,        60,  true,  true",
        "txt,        60,  false, true",
        "16,         60,  true,  true",
        "256,        60,  true,  true",
        "25,         60,  true,  false",
        "TXTX,       60,  true,  false",
        "TYPE65280A, 60,  true,  false",
        ",           60,  true,  false",
        ",           600, true,  true",
    })
    void anUnaskedAnswerMattersByItsSizeOrItsType(
            @Nullable String type, long size, boolean authoritative, boolean expected) {
        DnsTransaction transaction = transaction();
        transaction.setTransport(17);
        transaction.setServerPort(53);
        transaction.setAnswered(true);
        transaction.setRecursionAvailable(false);
        transaction.setAuthoritative(authoritative);
        transaction.setQueryType(type);
        transaction.setRequestBytes(null);
        transaction.setResponseBytes(size);
        assertThat(dns.mayMatch(dnsFraming.encode(transaction))).isEqualTo(expected);
    }

    @Test
    void whatIsCutShortIsLeftToTheFullReader() {
        byte[] transaction = dnsFraming.encode(transaction());
        // No transaction has its last address byte before this.
        for (int length = 0; length <= Framing.HEADER_BYTES + 36; length++) {
            assertThat(dns.mayMatch(Arrays.copyOf(transaction, length))).as("%d", length).isTrue();
        }
    }

    @Test
    void anotherSchemaIsLeftToTheFullReader() {
        byte[] transaction = dnsFraming.encode(transaction());
        for (int i = 0; i < Framing.HEADER_BYTES; i++) {
            byte[] otherTransaction = transaction.clone();
            otherTransaction[i] ^= 1;
            assertThat(dns.mayMatch(otherTransaction)).as("byte %d", i).isTrue();
        }
    }

    private boolean matches(SpecificRecordBase record) {
        boolean[] matched = new boolean[1];
        matcher.match(
                record,
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(SubjectMatch match) {
                        matched[0] = true;
                    }

                    @Override
                    public void observed(DeviceMatch match) {}

                    @Override
                    public void contributed(PaneShare share) {
                        matched[0] = true;
                    }

                    @Override
                    public void suppressed(String ruleId) {
                        matched[0] = true;
                    }
                });
        return matched[0];
    }

    private DnsTransaction transaction() {
        return DnsTransaction.newBuilder()
                .setTransport(pick(17, 17, 17, 6))
                .setServerPort(pick(53, 53, 53, 5353))
                .setAnswered(random.nextInt(5) > 0)
                .setResponseCode(random.nextInt(5) == 0 ? null : pick(0, 0, 0, 3, 2000))
                .setAuthoritative(random.nextInt(4) == 0)
                .setRecursionDesired(random.nextInt(4) > 0)
                .setRecursionAvailable(random.nextInt(4) > 0)
                .setAnswerCount(pick(0, 1, 4, 300))
                .setClientAddress(address())
                .setClientPort(pick(PORTS))
                .setServerAddress(address())
                .setTime(3)
                .setQueryName("host.example.net")
                .setQueryType(TYPES[random.nextInt(TYPES.length)])
                .setRequestBytes(random.nextInt(3) == 0 ? null : Long.valueOf(60))
                .setResponseBytes(random.nextInt(3) == 0 ? null : Long.valueOf(pick(60, 512, 513)))
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(random.nextInt(5) == 0 ? Vantage.HONEYPOT : Vantage.NETWORK)
                .setDataset("zeek.dns")
                .build();
    }

    private Address address() {
        return IpAddress.parse(ADDRESSES[random.nextInt(ADDRESSES.length)]).toAvro();
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }
}
