package io.cordon.ingest.file;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Fuzzes files of any kind, gzip included; the normal test run replays the saved inputs. */
class AnyFileFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void decodes(byte[] content) {
        FuzzTarget.run(content, null);
    }
}
