package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.each;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Series of logins, and what several of them have alike. */
final class Logins {

    private Logins() {}

    static LoginAttempt tried(long time, IpAddress source, IpAddress decoy, int pair) {
        return Telemetry.tried(time, source, decoy, TestCredentials.DEFAULT_PAIRS.get(pair));
    }

    static List<LoginAttempt> tries(IpAddress source, IpAddress decoy, long from, int... pairs) {
        return IntStream.range(0, pairs.length)
                .mapToObj(i -> tried(from + i * Timeline.SECOND, source, decoy, pairs[i]))
                .toList();
    }

    static List<LoginAttempt> failures(
            IpAddress client, @Nullable IpAddress server, long... times) {
        return LongStream.of(times)
                .mapToObj(time -> Telemetry.failure(time, client, server))
                .toList();
    }

    /** One failure at each time, each at another server. */
    static List<LoginAttempt> failuresAtEach(
            IpAddress client, List<IpAddress> servers, long[] times) {
        return IntStream.range(0, times.length)
                .mapToObj(i -> Telemetry.failure(times[i], client, servers.get(i)))
                .toList();
    }

    static List<LoginAttempt> decoys(IpAddress client, List<IpAddress> decoys, long[] times) {
        return honeypot(failuresAtEach(client, decoys, times));
    }

    static List<LoginAttempt> honeypot(List<LoginAttempt> records) {
        return each(
                sensor("cowrie", records),
                login -> {
                    login.setVantage(Vantage.HONEYPOT);
                    login.setDataset("cowrie");
                });
    }

    static List<LoginAttempt> sensor(String sensor, List<LoginAttempt> records) {
        return each(records, login -> login.setSensor(sensor));
    }

    static List<LoginAttempt> tenant(String tenant, List<LoginAttempt> records) {
        return each(records, login -> login.setTenant(tenant));
    }

    static List<LoginAttempt> protocols(List<LoginAttempt> records) {
        List<String> names = List.of("ssh", "telnet", "ftp", "http", "mqtt");
        IntStream.range(0, records.size())
                .forEach(i -> records.get(i).setProtocol(names.get(i % names.size())));
        return records;
    }
}
