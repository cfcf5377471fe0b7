package io.cordon.detect.amplification;

import io.cordon.detect.panes.PaneTerm;
import io.cordon.detect.panes.PaneWindow;
import io.cordon.detect.panes.Traffic;

/** What a service of ours sent, against what it was asked with; by port, over some panes. */
public final class ServiceTerms {

    /** Requests were seen. */
    public static final PaneTerm ASKED =
            PaneTerm.atLeast(1, "packets in", (window, port) -> window.in(port).packets());

    /** No request was seen: its direction is invisible here, or there was none. */
    public static final PaneTerm UNASKED =
            new PaneTerm(
                    "no packets in",
                    "of no packets in",
                    (window, port) -> window.in(port).packets() == 0 ? 1 : 0,
                    (window, port) -> 1);

    private static final int DNS = 53;
    private static final long LARGE_DNS = 512;

    private ServiceTerms() {}

    /** So many times as much payload out as in. */
    public static PaneTerm ratio(int ratio) {
        return new PaneTerm(
                "payload out at least " + ratio + " times payload in",
                "bytes of payload out (" + ratio + " times those in)",
                (window, port) -> window.out(port).payload(),
                (window, port) -> Amount.times(ratio, window.in(port).payload()));
    }

    /** Answers whose mean payload is large. */
    public static PaneTerm large(int payload) {
        return new PaneTerm(
                "answers with a mean payload of at least "
                        + payload
                        + " bytes (port 53: above "
                        + LARGE_DNS
                        + ")",
                "bytes of payload out for large answers",
                (window, port) -> window.out(port).payload(),
                (window, port) -> largePayload(window, port, payload));
    }

    private static long largePayload(PaneWindow window, int port, int payload) {
        Traffic out = window.out(port);
        return port == DNS
                ? Amount.plus(Amount.times(LARGE_DNS, out.packets()), 1)
                : Amount.times(payload, out.packets());
    }
}
