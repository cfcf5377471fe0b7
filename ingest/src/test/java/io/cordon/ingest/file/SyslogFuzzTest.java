package io.cordon.ingest.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.Format;

/** Fuzzes syslog files; the normal test run replays the saved inputs. */
class SyslogFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void decodes(byte[] content) {
        FuzzTarget.run(content, Format.SYSLOG);
    }
}
