package io.cordon.ingest.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.Format;

/** Fuzzes AWS IoT Device Defender documents; the normal test run replays the saved inputs. */
class DeviceDefenderFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void decodes(byte[] content) {
        FuzzTarget.run(content, Format.AWS_DEVICE_DEFENDER);
    }
}
