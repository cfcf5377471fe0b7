package io.cordon.ingest.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.Format;

/** Fuzzes pcap and pcapng; the normal test run replays the saved inputs. */
class CaptureFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void decodes(byte[] content) {
        FuzzTarget.run(content, Format.PCAP);
    }
}
