package io.cordon.ingest.decode.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.decode.RejectedInput;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 4180, section 2, and the backslash that some writers add. */
class CsvLineTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "aaa,bbb,ccc; aaa|bbb|ccc",
                "\"aaa\",\"bbb\",ccc; aaa|bbb|ccc",
                "\"aaa\",\"b\"\"bb\",\"ccc\"; aaa|b\"bb|ccc",
                "\"a,a\",,; a,a||",
                "a b , \"x\",c; a b | \"x\"|c",
                // A backslash at a field's end is a backslash.
                "\"C:\\\",b,c; C:\\|b|c",
                "\"realm=\\\"\\\"x, y\\\"\\\"\",b,c; realm=\"\"x, y\"\"|b|c"
            })
    void rows(String line, String fields) throws RejectedInput {
        assertThat(CsvLine.row(line, ',', 3)).isEqualTo(List.of(fields.split("\\|", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "a,b; COLUMN_COUNT",
                "a,b,c,d; COLUMN_COUNT",
                "\"a,b,c; BAD_CSV",
                "\"a\"x,b,c; BAD_CSV",
                "\"a\\\"x,b,c; BAD_CSV"
            })
    void noRows(String line, String code) {
        assertThatThrownBy(() -> CsvLine.row(line, ',', 3))
                .isInstanceOfSatisfying(
                        RejectedInput.class, e -> assertThat(e.error().name()).isEqualTo(code));
    }

    @Test
    void aLineIsOneRow() {
        assertThatThrownBy(() -> CsvLine.fields("a\rb", ',')).isInstanceOf(RejectedInput.class);
        assertThatThrownBy(() -> CsvLine.fields("", ',')).isInstanceOf(RejectedInput.class);
    }

    @Test
    void namesHaveNoCaseAndStandOnce() throws RejectedInput {
        CsvHeader header = CsvHeader.read("\uFEFFIP ,\" Vendor\",,", ',');
        assertThat(header.position("ip")).isZero();
        assertThat(header.position("vendor")).isEqualTo(1);
        assertThat(header.position("mac")).isEqualTo(-1);
        assertThat(header.size()).isEqualTo(4);
        assertThatThrownBy(() -> CsvHeader.read("ip,IP", ',')).isInstanceOf(RejectedInput.class);
        assertThatThrownBy(() -> CsvHeader.read("x".repeat(65), ','))
                .isInstanceOf(RejectedInput.class);
        assertThatThrownBy(() -> CsvHeader.read("a,".repeat(1_024) + "b", ','))
                .isInstanceOf(RejectedInput.class);
    }

    /** What is repeated of a header looks like a name: it may be a row with a password. */
    @Test
    void unknownColumnsAreNamed() throws RejectedInput {
        CsvHeader header = CsvHeader.read("ip,colour,hunter2!,size", ',');
        assertThat(header.unknown(Set.of("ip", "size")))
                .containsExactly("unknown columns: colour, number 3");
        assertThat(header.unknown(Set.of("ip", "size", "colour", "hunter2!"))).isEmpty();
        StringBuilder many = new StringBuilder("ip");
        for (int i = 0; i < 100; i++) {
            many.append(",c").append(i);
        }
        assertThat(CsvHeader.read(many.toString(), ',').unknown(Set.of("ip")).get(0))
                .startsWith("unknown columns: c0, c1,")
                .endsWith("c31 and 68 more");
    }
}
