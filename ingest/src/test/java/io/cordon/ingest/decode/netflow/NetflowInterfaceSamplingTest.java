package io.cordon.ingest.decode.netflow;

import static io.cordon.ingest.decode.netflow.Router.A;
import static io.cordon.ingest.decode.netflow.Router.B;
import static io.cordon.ingest.decode.netflow.Router.SECONDS;
import static io.cordon.ingest.testing.Exports.ipfix;
import static io.cordon.ingest.testing.Exports.options;
import static io.cordon.ingest.testing.Exports.set;
import static io.cordon.ingest.testing.Exports.template;
import static io.cordon.ingest.testing.Exports.v9;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.testing.Octet;
import io.cordon.schema.avro.Flow;
import org.junit.jupiter.api.Test;

/** Routers that sample each interface at a rate of its own say so in options records about it. */
class NetflowInterfaceSamplingTest {

    private static final int INTERFACE_SCOPE = 2;

    private final Router router = new Router();

    /**
     * A v9 options template about an interface (RFC 3954 section 6.1), with a sampling interval.
     */
    private static byte[] v9Options(int id) {
        return Octet.s().u16(id, 4, 4, INTERFACE_SCOPE, 4, 34, 4).toBytes();
    }

    private static byte[] flow(long on) {
        return Octet.s().address(A).address(B).u32(on).toBytes();
    }

    @Test
    void eachInterfaceHasItsRateAndTheOthersTheRoutersOwn() throws Exception {
        router.decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(1, v9Options(400), Octet.s().u16(401, 4, 4, 1, 4, 34, 4).toBytes()),
                        set(
                                400,
                                Octet.s().u32(3, 100).toBytes(),
                                Octet.s().u32(4, 1_000).toBytes()),
                        set(401, Octet.s().u32(0, 50).toBytes()),
                        set(0, template(256, 8, 4, 12, 4, 10, 4), template(257, 8, 4, 12, 4)),
                        set(256, flow(4), flow(3), flow(5), flow(0)),
                        set(257, Octet.s().address(A).address(B).toBytes())));
        assertThat(router.flows.stream().map(Flow::getSamplingRate))
                .containsExactly(1_000L, 100L, 50L, 50L, 50L);
    }

    @Test
    void ipfixNamesTheInterfaceAsAnElementAndASamplerGoesFirst() throws Exception {
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(
                                3,
                                options(400, 1, 10, 4, 305, 4, 306, 4),
                                options(401, 1, 302, 4, 305, 4, 306, 4)),
                        set(400, Octet.s().u32(3, 1, 99).toBytes()),
                        set(401, Octet.s().u32(7, 1, 9).toBytes()),
                        set(2, template(256, 8, 4, 12, 4, 10, 4, 302, 4)),
                        set(
                                256,
                                Octet.s().bytes(flow(3)).u32(8).toBytes(),
                                Octet.s().bytes(flow(3)).u32(7).toBytes())));
        assertThat(router.flows.stream().map(Flow::getSamplingRate)).containsExactly(100L, 10L);
    }

    @Test
    void interfacesAreBounded() throws Exception {
        Octet many = Octet.s();
        for (int on = 1; on <= 2_000; on++) {
            many.u32(on, 10 + on);
        }
        router.decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(1, v9Options(400)),
                        set(400, many.toBytes()),
                        set(0, template(256, 8, 4, 12, 4, 10, 4)),
                        set(256, flow(2_000 - 1_023), flow(2_000 - 1_024))));
        assertThat(router.flows.stream().map(Flow::getSamplingRate)).containsExactly(987L, 1L);
    }
}
