package io.cordon.ingest.decode.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples of RFC 8949, appendix A, and what its section 3 forbids. */
class CborItemTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "17",
                "1818",
                "1903e8",
                "1a000f4240",
                "1b000000e8d4a51000",
                "20",
                "3903e7",
                "c249010000000000000000",
                "f90000",
                "fa47c35000",
                "fb3ff199999999999a",
                "f4",
                "f0",
                "f8ff",
                "c074323031332d30332d32315432303a30343a30305a",
                "40",
                "4401020304",
                "60",
                "6449455446",
                "80",
                "83010203",
                "8301820203820405",
                "a0",
                "a201020304",
                "a26161016162820203",
                "5f42010243030405ff",
                "7f657374726561646d696e67ff",
                "9fff",
                "9f018202039f0405ffff",
                "bf61610161629f0203ffff",
                "826161bf61626163ff"
            })
    void wholeItems(String hex) {
        byte[] item = HexFormat.of().parseHex(hex);
        assertThat(CborItem.length(item, 0, item.length)).isEqualTo(item.length);
        for (int cut = 0; cut < item.length; cut++) {
            assertThat(CborItem.length(item, 0, cut)).isEqualTo(CborItem.CUT);
        }
        byte[] followed = HexFormat.of().parseHex("00" + hex + "00");
        assertThat(CborItem.length(followed, 1, followed.length)).isEqualTo(item.length);
    }

    @ParameterizedTest
    @CsvSource({
        "1c, reserved length",
        "ff, break without a beginning",
        "81ff, break in a counted array",
        "1f, number without end",
        "df, tag without end"
    })
    void noItems(String hex, String why) {
        byte[] item = HexFormat.of().parseHex(hex);
        assertThat(CborItem.length(item, 0, item.length)).as(why).isEqualTo(CborItem.BAD);
    }

    /** Counts are claims: none is believed before its bytes are there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9bffffffffffffffff",
                "bb7fffffffffffffff",
                "5bffffffffffffffff",
                "9b7fffffffffffffff"
            })
    void hugeCounts(String hex) {
        byte[] item = HexFormat.of().parseHex(hex + "00".repeat(64));
        assertThat(CborItem.length(item, 0, item.length)).isEqualTo(CborItem.CUT);
    }

    @ParameterizedTest
    @CsvSource({"63, 0", "64, -1", "100000, -1"})
    void depthIsBounded(int levels, int result) {
        byte[] item = HexFormat.of().parseHex("81".repeat(levels) + "00");
        assertThat(CborItem.length(item, 0, item.length))
                .isEqualTo(result == 0 ? item.length : CborItem.BAD);
    }
}
