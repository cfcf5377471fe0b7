package io.cordon.ingest.publish;

import io.cordon.ingest.decode.DecodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Generated Zeek connection logs: many sources in both families, every 50th line damaged. */
final class ConnLog {

    /** 2024-01-10T00:00:00Z. */
    static final long START_SECONDS = 1_704_844_800L;

    private static final int DAMAGED_EVERY = 50;

    private static final String HEADER =
            """
            #separator \\x09
            #set_separator	,
            #empty_field	(empty)
            #unset_field	-
            #path	conn
            #fields	ts	uid	id.orig_h	id.orig_p	id.resp_h	id.resp_p	proto	service	duration	orig_bytes	resp_bytes	conn_state	orig_pkts	orig_ip_bytes	resp_pkts	resp_ip_bytes
            #types	time	string	addr	port	addr	port	enum	string	interval	count	count	string	count	count	count	count
            """;

    private ConnLog() {}

    /** Writes a log; the same seed and lines give the same bytes. */
    static Path write(Path file, long seed, int lines) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        Random random = new Random(seed);
        for (int i = 1; i <= lines; i++) {
            if (i % DAMAGED_EVERY == 0) {
                text.append("damaged line ").append(i).append('\n');
            } else {
                text.append(line(START_SECONDS + i, random));
            }
        }
        return Files.writeString(file, text);
    }

    /** Header and one line per time. */
    static Path writeTimes(Path file, long... seconds) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        Random random = new Random(1);
        for (long second : seconds) {
            text.append(line(second, random));
        }
        return Files.writeString(file, text);
    }

    static long damaged(int lines) {
        return lines / DAMAGED_EVERY;
    }

    static DecodeSettings settings(String tenant) {
        return new DecodeSettings(tenant, null, null, null, new byte[32], false);
    }

    private static String line(long seconds, Random random) {
        boolean v6 = random.nextInt(4) == 0;
        String prefix = v6 ? "2001:db8::" : "192.0.2.";
        return String.format(
                Locale.ROOT,
                "%d.%06d\tC%d\t%s%d\t%d\t%s\t23\ttcp\t-\t-\t-\t-\tS0\t1\t60\t0\t0\n",
                seconds,
                random.nextInt(1_000_000),
                random.nextInt(1_000_000),
                prefix,
                1 + random.nextInt(40),
                1_024 + random.nextInt(60_000),
                v6 ? "2001:db8:1::1" : "198.51.100.1");
    }
}
