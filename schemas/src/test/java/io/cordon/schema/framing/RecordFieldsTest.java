package io.cordon.schema.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fields of the records promise to their readers. */
class RecordFieldsTest {

    static Stream<Schema> telemetry() {
        return Stream.of(
                Flow.getClassSchema(),
                DnsTransaction.getClassSchema(),
                LoginAttempt.getClassSchema(),
                DeviceObservation.getClassSchema());
    }

    static Stream<Schema> records() {
        return ReleasedRecords.current();
    }

    @ParameterizedTest
    @MethodSource("telemetry")
    void telemetrySaysWhoseItIsWhoSawItAndFromWhere(Schema record) {
        for (String field : new String[] {"tenant", "sensor", "vantage"}) {
            assertThat(record.getField(field)).as("%s.%s", record.getName(), field).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldIsDocumented(Schema record) {
        assertThat(record.getDoc()).isNotBlank();
        assertThat(record.getFields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("telemetry")
    void timesNameTheirUnit(Schema record) {
        assertThat(record.getFields())
                .filteredOn(field -> field.name().matches("time|.*Time"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.doc()).containsIgnoringCase("microseconds"));
    }

    /** The short reader of the detection job depends on it. */
    @Test
    void aFlowStartsWithWhatDecidesRelevance() {
        assertThat(Flow.getClassSchema().getFields())
                .extracting(Schema.Field::name)
                .startsWith("transport", "destinationPort", "sourcePort");
    }
}
