package io.cordon.local.command;

import io.cordon.ingest.listen.FlowListenSettings;
import io.cordon.local.action.Action;
import io.cordon.local.listen.ListenRequest;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cordon listen}. */
@Command(
        name = "listen",
        header = "Receive syslog or flow exports from the network for the running stack.",
        description =
                "Receives syslog (UDP and TCP) or flow exports (NetFlow v5 and v9, IPFIX, sFlow v5, over UDP) and feeds the logins or flows in it to the running stack until Ctrl-C. Receiving never waits: when Kafka is away, 65,536 messages or 262,144 export datagrams are held, and further ones are dropped and counted by sender.",
        footer = {
            "  cordon listen syslog",
            "  cordon listen syslog --bind 0.0.0.0 --udp 514",
            "  cordon listen syslog --tenant clinic --sensor collector-1 --tcp 5514",
            "  cordon listen flows --bind ::",
            "  cordon listen flows --bind 0.0.0.0 --udp 2055,9995"
        })
final class ListenCommand implements Callable<Integer> {

    private static final int DEFAULT_PORT = 5_514;
    private static final int HIGHEST_PORT = 65_535;

    /** What can be listened for. */
    enum Source {
        syslog,
        flows
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path dataFolder;
    private final Action<ListenRequest> action;

    @Parameters(paramLabel = "SOURCE", description = "syslog or flows.")
    private @Nullable Source source;

    @Option(
            names = "--udp",
            paramLabel = "PORT",
            split = ",",
            converter = PortConverter.class,
            description =
                    "Receive over UDP; 0 picks a free port; several for flows, each of which takes every protocol (default: 5514, unless --tcp is given alone; for flows 2055, 4739 and 6343).")
    private List<Integer> udp = new ArrayList<>();

    @Option(
            names = "--tcp",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description =
                    "Receive syslog over TCP; 0 picks a free port (default: 5514, unless --udp is given alone).")
    private @Nullable Integer tcp;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to receive at; 0.0.0.0 for all of this machine, :: for IPv6 too (default: 127.0.0.1, this machine only).")
    private InetAddress bind = InetAddress.getLoopbackAddress();

    @Mixin private TelemetryOptions telemetry = new TelemetryOptions();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "Kafka brokers (default: those of the running stack).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--keep-input",
            description =
                    "Keep the bytes of what cannot be decoded with its dead letter. They may hold passwords.")
    private boolean keepInput;

    @Mixin private DataOption data = new DataOption();

    /** A port, checked while parsing, so that a bad one is wrong usage. */
    static final class PortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.length() > 5
                    || !value.chars().allMatch(c -> c >= '0' && c <= '9')
                    || value.isEmpty()
                    || Integer.parseInt(value) > HIGHEST_PORT) {
                throw new TypeConversionException("Cannot use this port: expected 0 to 65535");
            }
            return Integer.valueOf(value);
        }
    }

    ListenCommand(Path dataFolder, Action<ListenRequest> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return source == Source.flows ? flows() : syslog();
    }

    private int syslog() throws Exception {
        if (udp.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot receive syslog at several UDP ports: name one");
        }
        boolean both = udp.isEmpty() && tcp == null;
        return action.run(
                request(
                        !udp.isEmpty() ? udp.get(0) : both ? DEFAULT_PORT : -1,
                        tcp != null ? tcp : both ? DEFAULT_PORT : -1,
                        List.of()));
    }

    private int flows() throws Exception {
        if (tcp != null) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot receive flows over TCP: leave --tcp out");
        }
        return action.run(request(-1, -1, udp.isEmpty() ? FlowListenSettings.PORTS : udp));
    }

    private ListenRequest request(int udpPort, int tcpPort, List<Integer> flowPorts) {
        return new ListenRequest(
                data.folder(dataFolder),
                bind,
                udpPort,
                tcpPort,
                flowPorts,
                telemetry.settings(),
                bootstrapServers,
                keepInput);
    }
}
