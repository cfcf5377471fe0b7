package io.cordon.local.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Two tenants whose devices have the same private addresses. What one of them sees is half of what
 * a rule needs; what both see is enough on either side, in different numbers.
 */
final class PrivateNeighbours {

    static final List<String> TENANTS = List.of("clinic-north", "clinic-south");

    /**
     * Tenant, rule, subject and {@code cordon.count}, by hand from the calls below. 192.168.0.0/16
     * is among the fleet's own networks, and fd00::/8 is not.
     */
    static final List<String> EXPECTED =
            List.of(
                    "clinic-north CRED-BRUTE-FAST 192.168.1.7>192.168.1.1 10",
                    "clinic-south CRED-BRUTE-FAST 192.168.1.7>192.168.1.1 12",
                    "clinic-north CRED-GUESS-OUTBOUND 192.168.1.7 10",
                    "clinic-south CRED-GUESS-OUTBOUND 192.168.1.7 12",
                    "clinic-north CRED-BRUTE-FAST fd00::7>fd00::1 11",
                    "clinic-south CRED-BRUTE-FAST fd00::7>fd00::1 13");

    /** 2025-06-16T09:00:00Z, after everything else that is fed to the same run. */
    private static final long START = 1_750_064_400L;

    private PrivateNeighbours() {}

    /** Writes a folder for each tenant. */
    static void writeTo(Path folder) throws IOException {
        write(folder, TENANTS.get(0), 10, 11);
        write(folder, TENANTS.get(1), 12, 13);
    }

    private static void write(Path folder, String tenant, int v4, int v6) throws IOException {
        ZeekLog log = ZeekLog.ssh();
        failures(log, "192.168.1.7", "192.168.1.1", v4);
        failures(log, "fd00::7", "fd00::1", v6);
        // 6 and 6: enough for one tenant that had both.
        failures(log, "192.168.1.8", "192.168.1.1", 6);
        failures(log, "fd00::8", "fd00::1", 6);
        log.writeTo(folder.resolve(tenant).resolve("ssh.log"));
    }

    private static void failures(ZeekLog log, String client, String server, int number) {
        for (int i = 0; i < number; i++) {
            log.failure(START + i, client, server);
        }
    }
}
