package io.cordon.local;

import io.cordon.local.command.Actions;
import io.cordon.local.command.CordonCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;

/** Entry point of {@code ./cordon}: wires the actions by hand. */
public final class Cordon {

    private Cordon() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Path dataFolder = Path.of(System.getProperty("cordon.root", "."), ".cordon");
        // The log's place is known before the first logger is made.
        if (System.getProperty("cordon.log") == null) {
            System.setProperty("cordon.log", CordonCommand.log(dataFolder, arguments).toString());
        }
        CommandLine line = CordonCommand.create(dataFolder, actions(out, err, Clock.systemUTC()));
        line.setOut(out).setErr(err);
        int code = line.execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static Actions actions(PrintWriter out, PrintWriter err, Clock clock) {
        return new Wiring(out, err, clock).actions();
    }
}
