package io.cordon.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0, 0",
        "22.335172, 22335172",
        "1713484795.943239, 1713484795943239",
        // a double would give ...238
        "1521911720.609736, 1521911720609736",
        "1521911720.6097369999, 1521911720609736",
        "9007199254.740993, END",
        "1521911720.1, 1521911720100000",
        "1521911720., 1521911720000000",
        "1.5e3, 1500000000",
        "1e-06, 1",
        "9.2E-5, 92",
        "1e-1000000000, 0",
        "1e1000000000, END",
        "4291747199.999999, 4291747199999999",
        "4291747200, END",
        "99999999999999999999, END",
        // as microseconds just over 63 bits
        "9431713484795.943239, END",
        "999999999999.999999, END",
        "-1, END",
        "-1521911720.5, END"
    })
    void readsSecondsExactly(String text, String micros) throws RejectedInput {
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.US_ASCII);
        if (micros.equals("END")) {
            assertRejected(
                    () -> EventTime.ofSeconds(bytes, 1, bytes.length - 1),
                    DecodeError.TIME_OUT_OF_RANGE);
        } else {
            assertThat(EventTime.ofSeconds(bytes, 1, bytes.length - 1))
                    .isEqualTo(Long.parseLong(micros));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1.2.3", "1,5", "0x10", "NaN", "1 ", "1e", "--1", "."})
    void refusesWhatIsNoNumber(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertRejected(() -> EventTime.ofSeconds(bytes, 0, bytes.length), DecodeError.BAD_TIME);
    }

    @Test
    void refusesALongNumberBeforeReadingIt() {
        byte[] bytes = "1".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        assertRejected(() -> EventTime.ofSeconds(bytes, 0, bytes.length), DecodeError.BAD_TIME);
    }

    @Test
    void decimalsOfAnySizeTakeNoMemory() {
        assertThat(EventTime.micros(new BigDecimal("1e2147483000"))).isEqualTo(EventTime.END);
        assertThat(EventTime.micros(new BigDecimal("1e-2147483000"))).isZero();
        assertThat(EventTime.micros(new BigDecimal("-1e2147483000"))).isNegative();
        assertThat(EventTime.micros(new BigDecimal("-9431713484795.9"))).isNegative();
        assertThat(EventTime.micros(new BigDecimal("0.09628199999999865"))).isEqualTo(96_281);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-24T17:15:24.699488Z, 2018-03-24T17:15:24.699488Z",
        "2021-06-06T16:26:27.431769+0200, 2021-06-06T14:26:27.431769Z",
        "2021-06-06T16:26:27.431769+02:00, 2021-06-06T14:26:27.431769Z",
        "2021-06-06T01:00:00-0530, 2021-06-06T06:30:00Z",
        "2019-01-02T03:50:11.315110, 2019-01-02T03:50:11.315110Z",
        "2019-01-02 03:50:11, 2019-01-02T03:50:11Z",
        "2024-02-29T23:59:59.1234567899Z, 2024-02-29T23:59:59.123456Z",
        "2105-12-31T23:59:59.999999Z, 2105-12-31T23:59:59.999999Z"
    })
    void readsIso(String text, String instant) throws RejectedInput {
        assertThat(EventTime.ofIso(text))
                .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant)));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-24, BAD_TIME",
        "2023-02-29T00:00:00Z, BAD_TIME",
        "2018-13-01T00:00:00Z, BAD_TIME",
        "2018-03-24T24:00:00Z, BAD_TIME",
        "2018-03-24T10:60:00Z, BAD_TIME",
        "2018-03-24T10:00:00.Z, BAD_TIME",
        "2018-03-24T10:00:00+2, BAD_TIME",
        "2018-03-24T10:00:00+02x00, BAD_TIME",
        "2018-03-24T10:00:00 CET, BAD_TIME",
        "20x8-03-24T10:00:00Z, BAD_TIME",
        "1969-12-31T23:59:59Z, TIME_OUT_OF_RANGE",
        "2106-01-01T00:00:00Z, TIME_OUT_OF_RANGE",
        "2105-12-31T23:59:59-0100, TIME_OUT_OF_RANGE"
    })
    void refusesOtherIso(String text, DecodeError error) {
        assertRejected(() -> EventTime.ofIso(text), error);
    }

    @Test
    void durationsAreNeverNegativeAndNeverOverflow() throws RejectedInput {
        assertThat(EventTime.ofDuration("1e300".getBytes(StandardCharsets.US_ASCII), 0, 5))
                .isEqualTo(EventTime.END);
        assertRejected(
                () -> EventTime.ofDuration("-0.5".getBytes(StandardCharsets.US_ASCII), 0, 4),
                DecodeError.BAD_TIME);
    }

    private static void assertRejected(ThrowingCallable call, DecodeError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedInput.class, e -> assertThat(e.error()).isEqualTo(error))
                .hasMessage(error.message())
                .hasNoCause();
    }
}
