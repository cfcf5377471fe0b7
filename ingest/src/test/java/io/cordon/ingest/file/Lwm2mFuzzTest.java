package io.cordon.ingest.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.Format;

/** Fuzzes LwM2M packs; the normal test run replays the saved inputs. */
class Lwm2mFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void decodes(byte[] content) {
        FuzzTarget.run(content, Format.LWM2M);
    }
}
