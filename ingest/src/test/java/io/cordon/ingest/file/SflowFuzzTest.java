package io.cordon.ingest.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.Format;

/** Fuzzes sFlow datagrams in captures; the normal test run replays the saved inputs. */
class SflowFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void decodes(byte[] content) {
        FuzzTarget.run(content, Format.SFLOW);
    }
}
