package io.cordon.detect.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.detect.counting.CountingRule.Measure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What {@code DetectionSnapshotTest} restores is version 1; another one is named and refused. */
class SubjectStateCodecTest {

    @Test
    void stateOfANewerProgramIsRefusedByItsVersion() throws IOException {
        SubjectState state =
                new SubjectState(new CountingRule(Measure.WEIGHT, 10, 120, 3600, true));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SubjectStateCodec.write(state, new DataOutputStream(out));
        byte[] newer = out.toByteArray();
        assertThat(newer[0]).isEqualTo((byte) 1);
        newer[0] = 2;

        assertThatThrownBy(
                        () ->
                                SubjectStateCodec.read(
                                        new DataInputStream(new ByteArrayInputStream(newer))))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot read subject state: version 2 is unknown; this program reads version 1");
    }
}
