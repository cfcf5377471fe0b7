package io.cordon.ingest.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogFramesTest {

    private static List<String> frames(String stream) throws IOException {
        SyslogFrames frames =
                new SyslogFrames(
                        new ByteArrayInputStream(stream.getBytes(StandardCharsets.ISO_8859_1)));
        List<String> texts = new ArrayList<>();
        for (var frame = frames.next(); frame != null; frame = frames.next()) {
            texts.add(
                    new String(frame.bytes(), StandardCharsets.ISO_8859_1)
                            + (frame.whole() ? "" : "!"));
        }
        return texts;
    }

    /** "!" marks what is not whole; in the streams \n stands for a line feed, \0 for a NUL. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "\\n\\0|''",
                "<1>a\\n<2>b\\n|<1>a,<2>b",
                "<1>a\\0<2>b|<1>a,<2>b",
                "4 <1>a5 <2>bc|<1>a,<2>bc",
                "4 <1>a\\n5 <2>bc\\n<3>d\\n|<1>a,<2>bc,<3>d",
                "6 <1>a\\nb<2>c|<1>a\\nb,<2>c",
                "9 <1>a|<1>a!",
                "'9 '|!",
                "12|12",
                "12a\\n<1>b|12a,<1>b",
                "0 <1>a\\n|0 <1>a",
                "1234567890 <1>a\\n|1234567890 <1>a"
            })
    void streamsAreCut(String stream, String expected) throws IOException {
        String text = stream.replace("\\n", "\n").replace("\\0", "\0");
        assertThat(String.join(",", frames(text)).replace("\n", "\\n")).isEqualTo(expected);
    }

    @Test
    void whatIsTooLongIsReadOver() throws IOException {
        int length = SyslogFrames.LONGEST + 5;
        List<String> frames =
                frames(
                        length
                                + " "
                                + "x".repeat(length)
                                + "<1>a\n"
                                + "y".repeat(length)
                                + "\n<2>b");
        assertThat(frames)
                .containsExactly(
                        "x".repeat(SyslogFrames.LONGEST) + "!",
                        "<1>a",
                        "y".repeat(SyslogFrames.LONGEST) + "!",
                        "<2>b");
    }
}
