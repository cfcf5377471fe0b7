package io.cordon.local.command;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The text of docs/reference/cli.md, made from the commands themselves. */
final class CliPage {

    private static final int WIDTH = 100;

    private CliPage() {}

    static String text() {
        CommandLine root = new Run(Path.of(".cordon")).line();
        StringBuilder page =
                new StringBuilder(
                        """
                        # Command line

                        Every command, as `./cordon COMMAND --help` prints it. A test compares this page with the program;
                        to write it anew: `./mvnw -q -pl deploy/local -am test -Dtest=CliPageTest -Dcordon.write=true
                        -Dsurefire.failIfNoSpecifiedTests=false`.

                        Environment: `JAVA_HOME` names the JDK (17 or newer; by default the one in `PATH`);
                        `CORDON_JAVA_OPTIONS` holds further JVM options, for example `-Xmx8g`.

                        """);
        section(page, root);
        root.getSubcommands()
                .values()
                .forEach(
                        command -> {
                            section(page, command);
                            command.getSubcommands().values().forEach(one -> section(page, one));
                        });
        return page.toString();
    }

    private static void section(StringBuilder page, CommandLine command) {
        page.append("## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```text\n")
                .append(
                        command.setUsageHelpAutoWidth(false)
                                .setUsageHelpWidth(WIDTH)
                                .getUsageMessage(Ansi.OFF)
                                .replaceAll("[ \\t]+\\n", "\n")
                                .replace("\r", "")
                                .strip())
                .append("\n```\n\n");
    }
}
