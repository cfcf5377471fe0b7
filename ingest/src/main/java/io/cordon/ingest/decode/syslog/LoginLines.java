package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.Address;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Syslog messages, from wherever they come, as logins. Undoes the repetition that syslog daemons
 * put together. Not thread-safe.
 */
public final class LoginLines {

    /** Devices whose last line is remembered; the one that was silent longest is given up first. */
    static final int MOST_DEVICES = 4_096;

    private static final int LONGEST_REMEMBERED = 1_024;
    private static final String REPEATED = "message repeated ";
    private static final String LAST_REPEATED = "last message repeated ";
    private static final String TIMES = " times";

    private final DecodeContext context;
    private final String dataset;
    private final Connections connections = new Connections();
    private final Map<String, SyslogLine> last =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SyslogLine> eldest) {
                    return size() > MOST_DEVICES;
                }
            };

    /**
     * Logins of one input.
     *
     * @param dataset what their {@code dataset} says
     */
    public LoginLines(DecodeContext context, String dataset) {
        this.context = context;
        this.dataset = dataset;
    }

    /** One message of a file, which has the time that its line says. */
    LineClass ofFile(String message, RecordOutput output) throws RejectedInput, IOException {
        SyslogLine line = SyslogParser.parse(message);
        return decode(line, null, context.at(timeInFile(line.time())), output);
    }

    /** A message without a time was written no earlier than the one before it. */
    private long timeInFile(@Nullable SyslogTime time) throws RejectedInput {
        if (time != null) {
            return time.micros(context.logDate());
        }
        if (context.eventTime() == 0) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        return context.eventTime();
    }

    /**
     * One message from a network.
     *
     * @param sender who sent it
     * @param receipt when it was seen, microseconds; the time of messages that do not say their own
     *     with its zone
     */
    public LineClass ofNetwork(String message, Address sender, long receipt, RecordOutput output)
            throws RejectedInput, IOException {
        context.at(receipt);
        SyslogLine line = SyslogParser.parse(message);
        long time = line.time() instanceof SyslogTime.Exact exact ? exact.micros() : receipt;
        return decode(line, sender, context.at(time), output);
    }

    /** The same, always with the time when it was seen: a sensor's clock before a device's. */
    public LineClass ofSensor(String message, Address sender, long seen, RecordOutput output)
            throws RejectedInput, IOException {
        // Zeek takes the priority off.
        String whole = message.startsWith("<") ? message : "<13>" + message;
        return decode(SyslogParser.parse(whole), sender, context.at(seen), output);
    }

    private LineClass decode(
            SyslogLine line, @Nullable Address sender, long time, RecordOutput output)
            throws RejectedInput, IOException {
        Origin origin = Origin.of(line.host(), sender);
        String text = line.message();
        boolean decoded;
        if (text.startsWith(REPEATED)) {
            int open = text.indexOf(": [");
            int times = open < 0 ? -1 : times(text, REPEATED, open);
            decoded =
                    times > 0
                            && text.endsWith("]")
                            && repeated(line.with(inner(text, open)), origin, time, times, output);
        } else if (text.startsWith(LAST_REPEATED)) {
            SyslogLine before = last.get(origin.key());
            int times = times(text, LAST_REPEATED, text.length());
            decoded = before != null && times > 0 && repeated(before, origin, time, times, output);
        } else {
            remember(origin, line);
            decoded = repeated(line, origin, time, 1, output);
        }
        return decoded ? LineClass.DECODED : LineClass.IGNORED;
    }

    /** A line that is too long to be a login's is not kept: the lines kept are bounded in bytes. */
    private void remember(Origin origin, SyslogLine line) {
        if (line.message().length() <= LONGEST_REMEMBERED) {
            last.put(origin.key(), line);
        } else {
            last.remove(origin.key());
        }
    }

    private boolean repeated(
            SyslogLine line, Origin origin, long time, int times, RecordOutput output)
            throws RejectedInput, IOException {
        return switch (line.program()) {
            case "sshd", "sshd-session", "sshd-auth" ->
                    SshdLines.decode(report(line, origin, time, times, output));
            case "dropbear" -> DropbearLines.decode(report(line, origin, time, times, output));
            case "login" -> BusyBoxLoginLines.decode(report(line, origin, time, times, output));
            default -> false;
        };
    }

    private Report report(SyslogLine line, Origin origin, long time, int times, RecordOutput output)
            throws IOException {
        Connection connection = connections.of(line, origin, output);
        return new Report(context, dataset, line, origin, time, times, connection, output);
    }

    private static int times(String text, String before, int end) {
        int to = text.lastIndexOf(TIMES, end);
        return to < before.length() ? -1 : SyslogText.number(text.substring(before.length(), to));
    }

    private static String inner(String text, int open) {
        return text.substring(Math.min(open + 3, text.length() - 1), text.length() - 1).strip();
    }

    /** Gives the logins that were waiting for more lines. */
    public void finish(RecordOutput output) throws IOException {
        connections.finish(output);
    }
}
