package io.cordon.bench.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The table as proc(5) describes it and Linux 6 writes it. */
class UdpSocketStateTest {

    private static final List<String> TABLE =
            List.of(
                    "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt "
                            + "  uid  timeout inode ref pointer drops",
                    "  548: 0100007F:752B 00000000:0000 07 00000000:00000900 00:00000000 00000000"
                            + "     0        0 1031746 2 00000000f914d3a3 17",
                    "  549: 0100007F:752C 00000000:0000 07 00000000:00000000 00:00000000 00000000"
                            + "     0        0 1032838 2 000000004489e92a 0",
                    " 1548: 00000000:752B 00000000:0000 07 00000000:00000001 00:00000000 00000000"
                            + "     0        0 1031747 2 00000000f914d3a4 3");

    @Test
    void addsUpTheSocketsOfAPort() {
        assertThat(UdpSocketState.parse(TABLE, 29_995)).isEqualTo(new UdpSocketState(2, 0x901, 20));
        assertThat(UdpSocketState.parse(TABLE, 29_996)).isEqualTo(new UdpSocketState(1, 0, 0));
        assertThat(UdpSocketState.parse(TABLE, 1)).isEqualTo(new UdpSocketState(0, 0, 0));
        assertThat(UdpSocketState.parse(List.of(), 1)).isEqualTo(new UdpSocketState(0, 0, 0));
    }
}
