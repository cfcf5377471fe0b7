package io.cordon.detect.amplification.dnslarge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.AttackTiers;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.Traffic;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeAnswerTest {

    private static final IpAddress SERVER = IpAddress.parse("192.0.2.53");
    private static final IpAddress CLIENT = IpAddress.parse("198.51.100.7");
    private static final IpAddress CLIENT_V6 = IpAddress.parse("2001:db8::7");

    /**
     * {@code printf 'NAME\nTYPE' | sha256sum}: 16 bytes; half of the first, rounded down, and 1.
     */
    @ParameterizedTest
    @CsvSource({
        "big.example.net,  ANY,   0c81394983c89ba7eccbe9b6913cb02d, 7",
        "BIG.example.NET,  any,   0c81394983c89ba7eccbe9b6913cb02d, 7",
        "big.example.net,  255,   0c81394983c89ba7eccbe9b6913cb02d, 7",
        "pizzaseo.com,     RRSIG, c52baf1fa9eb67c4f895b75c620de804, 99",
        "pizzaseo.com,     46,    c52baf1fa9eb67c4f895b75c620de804, 99",
        "m\u00fcnchen.example, TXT, 692daacdd979a727b0fd8d3726fc07e6, 53",
        ",                 ,      01ba4719c80b6fe911b091a7c05124b6, 1",
    })
    void aQuestionIsTheHashOfNameAndType(
            @Nullable String name, @Nullable String type, String hash, int group) {
        DnsTransaction dns = Telemetry.answer(0, CLIENT, SERVER);
        dns.setQueryName(name);
        dns.setQueryType(type);

        Mark question = LargeAnswer.question(dns);

        assertThat(String.format("%016x%016x", question.high(), question.low())).isEqualTo(hash);
        assertThat(LargeAnswer.group(question)).isEqualTo(group);
    }

    @Test
    void otherTypesStayAsTheyAreLogged() {
        DnsTransaction byName = Telemetry.answer(0, CLIENT, SERVER);
        DnsTransaction byNumber = Telemetry.answer(0, CLIENT, SERVER);
        byNumber.setQueryType("1");

        assertThat(LargeAnswer.question(byNumber)).isNotEqualTo(LargeAnswer.question(byName));
        assertThat(LargeAnswer.telling(byName)).isFalse();
    }

    @Test
    void groupsAreOneToTheirNumber() {
        assertThat(LargeAnswer.group(new Mark(0, 0))).isEqualTo(1);
        assertThat(LargeAnswer.group(new Mark(-1, 0))).isEqualTo(DnsLargeRule.GROUPS);
    }

    /** {@code ./cordon explain} calls them what they are. */
    @Test
    void aSumIsOfAGroupWhereThoseOfFlowsAreOfAPort() {
        PaneRule rule =
                DnsLargeRule.of(new Parameters("AMP-DNS-LARGE", new LinkedHashMap<>())).panes();

        assertThat(rule.vectorWord()).isEqualTo("group");
        assertThat(AttackTiers.fanIn(20).vectorWord()).isEqualTo("port");
        assertThat(AttackTiers.fanInOfDns(20).vectorWord()).isEqualTo("port");
    }

    @Test
    void bytesAreThoseOfOneDatagramWithItsHeaders() {
        DnsTransaction dns = Telemetry.answer(0, CLIENT, SERVER);
        dns.setResponseBytes(3_000L);

        assertThat(LargeAnswer.traffic(dns, CLIENT, SERVER))
                .isEqualTo(new Traffic(3_028, 1, 3_000));
        assertThat(LargeAnswer.traffic(dns, CLIENT_V6, SERVER))
                .isEqualTo(new Traffic(3_048, 1, 3_000));

        dns.setResponseBytes(null);
        assertThat(LargeAnswer.traffic(dns, CLIENT, SERVER)).isEqualTo(new Traffic(0, 1, 0));

        dns.setResponseBytes(Long.MAX_VALUE);
        assertThat(LargeAnswer.traffic(dns, CLIENT, SERVER))
                .isEqualTo(new Traffic(Long.MAX_VALUE, 1, Long.MAX_VALUE));
    }
}
