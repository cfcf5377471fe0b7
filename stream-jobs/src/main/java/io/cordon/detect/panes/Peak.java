package io.cordon.detect.panes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The largest panes of a period and their number.
 *
 * @param panes that a record of the finding touches
 * @param bytes of the pane with most bytes
 * @param packets of the pane with most packets
 */
public record Peak(long panes, long bytes, long packets) {

    static final Peak NONE = new Peak(0, 0, 0);

    Peak and(Pane pane) {
        if (!pane.counted()) {
            return this;
        }
        Traffic all = pane.out();
        return new Peak(panes + 1, Math.max(bytes, all.bytes()), Math.max(packets, all.packets()));
    }

    void write(DataOutput out) throws IOException {
        Varint.write(panes, out);
        Varint.write(bytes, out);
        Varint.write(packets, out);
    }

    static Peak read(DataInput in) throws IOException {
        return new Peak(Varint.read(in), Varint.read(in), Varint.read(in));
    }
}
