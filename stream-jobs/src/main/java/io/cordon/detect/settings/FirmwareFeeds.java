package io.cordon.detect.settings;

import io.cordon.detect.firmware.judge.FirmwareFeed;
import io.cordon.detect.firmware.judge.FirmwareIndex;
import io.cordon.detect.firmware.judge.FirmwareKnowledge;
import io.cordon.detect.firmware.product.ProductNames;
import java.io.IOException;
import java.io.Serializable;
import java.util.Set;

/**
 * The seam through which a bounded run reads feeds about firmware, so that this module knows no
 * format. It travels in the job graph.
 */
public interface FirmwareFeeds extends Serializable {

    /** No feed at all. */
    FirmwareFeeds NONE = new None();

    /** The feeds that are given: rules that need another one are inactive. */
    Set<FirmwareFeed> given();

    /**
     * Reads the feeds whole; the knowledge {@linkplain FirmwareKnowledge#feeds has} what is given.
     *
     * @throws IOException when one cannot be read, or is refused
     */
    FirmwareKnowledge read() throws IOException;

    /** No feed at all. */
    record None() implements FirmwareFeeds {

        @Override
        public Set<FirmwareFeed> given() {
            return Set.of();
        }

        @Override
        public FirmwareKnowledge read() {
            return new FirmwareIndex(ProductNames.builtIn());
        }
    }
}
