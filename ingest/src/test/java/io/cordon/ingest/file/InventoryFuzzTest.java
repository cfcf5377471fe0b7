package io.cordon.ingest.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.Format;

/** Fuzzes inventories; the normal test run replays the saved inputs. */
class InventoryFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void decodes(byte[] content) {
        FuzzTarget.run(content, Format.INVENTORY);
    }
}
