package io.cordon.schema.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPrefixTest {

    private static final long SEED = 0x4632L;
    private static final int SAMPLES = 5_000;

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0/24, 120",
        "192.0.2.77/24, 192.0.2.0/24, 120",
        "192.0.2.77, 192.0.2.77/32, 128",
        "0.0.0.0/0, 0.0.0.0/0, 96",
        "2001:db8::1/32, 2001:db8::/32, 32",
        "2001:db8::1, 2001:db8::1/128, 128",
        "::/0, ::/0, 0",
        "::ffff:192.0.2.0/120, 192.0.2.0/24, 120"
    })
    void readsPrefixes(String text, String canonical, int length) {
        IpPrefix prefix = IpPrefix.parse(text);
        assertThat(prefix.text()).isEqualTo(canonical);
        assertThat(prefix.length()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "192.0.2.0/",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "2001:db8::/129",
                "192.0.2.0/24/8",
                "192.0.2.0/x",
                "192.0.2/24",
                "network"
            })
    void saysWhatItExpected(String text) {
        assertThatThrownBy(() -> IpPrefix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected an address or a prefix such as 192.0.2.0/24");
    }

    @Test
    void everyV4AddressLiesInTheWholeOfIpv4AndNoOther() {
        IpPrefix all = IpPrefix.parse("0.0.0.0/0");
        assertThat(all.contains(IpAddress.parse("203.0.113.9"))).isTrue();
        assertThat(all.contains(IpAddress.parse("2001:db8::1"))).isFalse();
    }

    @Test
    void containsWhatTheLibrarySaysItContains() {
        Random random = new Random(SEED);
        int inside = 0;
        for (int i = 0; i < SAMPLES; i++) {
            boolean v4 = random.nextBoolean();
            int most = v4 ? 32 : 128;
            int length = random.nextInt(most + 1);
            IpAddress base =
                    v4
                            ? IpAddress.ofV4(random.nextInt())
                            : new IpAddress(
                                    0x20010db8L << 32 | random.nextInt(), random.nextLong());
            IpAddress near = flip(base, 128 - most + random.nextInt(most));
            String text = base.text() + "/" + length;

            IPAddress theirs = library(text).toPrefixBlock();
            boolean expected = theirs.contains(library(near.text()));

            assertThat(IpPrefix.parse(text).contains(near))
                    .as("%s, %s", text, near)
                    .isEqualTo(expected);
            assertThat(IpPrefix.parse(text).text()).isEqualTo(theirs.toCanonicalString());
            inside += expected ? 1 : 0;
        }
        assertThat(inside).isBetween(SAMPLES / 4, SAMPLES * 3 / 4);
    }

    private static IpAddress flip(IpAddress address, int bit) {
        return bit < 64
                ? new IpAddress(address.high() ^ 1L << (63 - bit), address.low())
                : new IpAddress(address.high(), address.low() ^ 1L << (127 - bit));
    }

    private static IPAddress library(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        assertThat(address).as(text).isNotNull();
        return address;
    }
}
