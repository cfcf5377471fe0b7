package io.cordon.schema.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv6.IPv6Address;
import io.cordon.schema.avro.Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text and bytes of addresses, judged by RFC 5952's own examples and by the IPAddress library. */
class IpAddressTest {

    private static final long SEED = 0x5952_4291L;
    private static final int SAMPLES = 20_000;

    @ParameterizedTest
    @CsvSource({
        // RFC 5952 sections 1, 2 and 4
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8:0:0:1::1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:db8:0:0:0:0:0:0, 2001:db8::",
        // one text for IPv4 and v4-mapped (findings.md)
        "192.0.2.255, 192.0.2.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:201, 192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
        "::192.0.2.1, ::c000:201",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void hasOneText(String text, String canonical) {
        assertThat(IpAddress.parse(text).text()).isEqualTo(canonical);
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.",
                ".1.2.3",
                "01.2.3.4",
                "1.2.3.04",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4/32",
                "1.2.3.0x4",
                "-1.2.3.4",
                "1,2,3,4",
                "1.2.3.1000",
                "1::2::3",
                ":1",
                "1:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "::ffff:1.2.3.256",
                "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000",
                "١.٢.٣.٤",
                "::١"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an IP address");
    }

    @Test
    void v6TextAgreesWithTheLibrary() {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            IpAddress ours = sparse(random);
            if (ours.isV4()) {
                continue;
            }
            IPv6Address theirs = new IPv6Address(ours.toAvro().bytes());
            assertThat(ours.text()).as("sample %d", i).isEqualTo(theirs.toCanonicalString());
            for (String other :
                    List.of(
                            theirs.toFullString(),
                            theirs.toMixedString(),
                            theirs.toNormalizedString().toUpperCase(java.util.Locale.ROOT),
                            theirs.toCompressedString())) {
                assertThat(IpAddress.parse(other)).as("sample %d: %s", i, other).isEqualTo(ours);
            }
        }
    }

    @Test
    void v4TextAgreesWithTheLibrary() {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            IpAddress ours = IpAddress.ofV4(random.nextInt());
            String theirs = new inet.ipaddr.ipv4.IPv4Address((int) ours.low()).toCanonicalString();
            assertThat(ours.text()).isEqualTo(theirs);
            assertThat(IpAddress.parse(theirs)).isEqualTo(ours);
            assertThat(IpAddress.parse("::ffff:" + theirs)).isEqualTo(ours);
        }
    }

    @Test
    void readsDamagedTextExactlyWhereTheLibraryDoes() {
        Random random = new Random(SEED);
        String alphabet = "0123456789abcdef:.g";
        int accepted = 0;
        for (int i = 0; i < SAMPLES; i++) {
            IpAddress start =
                    random.nextBoolean() ? sparse(random) : IpAddress.ofV4(random.nextInt());
            StringBuilder text = new StringBuilder(start.text());
            for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at);
                }
                if (text.isEmpty()) {
                    text.append(c);
                }
            }
            accepted += agrees(text.toString()) ? 1 : 0;
        }
        // The test would prove nothing if it only ever saw one side.
        assertThat(accepted).isBetween(SAMPLES / 10, SAMPLES * 9 / 10);
    }

    @Test
    void ordersAsItsBytesDo() {
        Random random = new Random(SEED);
        List<IpAddress> addresses = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            addresses.add(sparse(random));
        }
        for (int i = 1; i < addresses.size(); i++) {
            IpAddress a = addresses.get(i - 1);
            IpAddress b = addresses.get(i);
            assertThat(Integer.signum(a.compareTo(b)))
                    .isEqualTo(
                            Integer.signum(
                                    java.util.Arrays.compareUnsigned(
                                            a.toAvro().bytes(), b.toAvro().bytes())));
        }
    }

    @Test
    void avroFormIsSixteenBytesInNetworkOrder() throws Exception {
        Address avro = IpAddress.parse("2001:db8::ff").toAvro();
        assertThat(avro.bytes()).isEqualTo(InetAddress.getByName("2001:db8::ff").getAddress());
        assertThat(IpAddress.of(avro)).isEqualTo(IpAddress.parse("2001:db8::ff"));
        assertThat(IpAddress.parse("192.0.2.1").isV4()).isTrue();
        assertThat(IpAddress.parse("::1").isV4()).isFalse();
    }

    private static boolean agrees(String text) {
        IPAddressString theirs = new IPAddressString(text, Strict.PARAMETERS);
        boolean valid = theirs.isValid() && theirs.getAddress() != null;
        try {
            IpAddress ours = IpAddress.parse(text);
            assertThat(valid).as("we read %s, the library does not", text).isTrue();
            assertThat(ours.toAvro().bytes())
                    .as(text)
                    .isEqualTo(
                            theirs.getAddress().isIPv4()
                                    ? theirs.getAddress().toIPv4().getIPv4MappedAddress().getBytes()
                                    : theirs.getAddress().getBytes());
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(valid).as("the library reads %s, we do not", text).isFalse();
            return false;
        }
    }

    /** Random groups, about half of them zero, so that runs of zeros of every length occur. */
    private static IpAddress sparse(Random random) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        for (int group = 0; group < 8; group++) {
            bytes.putShort(
                    (short) (random.nextBoolean() ? 0 : random.nextInt() >>> random.nextInt(32)));
        }
        return new IpAddress(bytes.getLong(0), bytes.getLong(8));
    }
}
