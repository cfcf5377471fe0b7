package io.cordon.ingest.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.Format;

/** Fuzzes device metrics as CBOR; the normal test run replays the saved inputs. */
class DeviceDefenderCborFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void decodes(byte[] content) {
        FuzzTarget.run(content, Format.AWS_DEVICE_DEFENDER_CBOR);
    }
}
