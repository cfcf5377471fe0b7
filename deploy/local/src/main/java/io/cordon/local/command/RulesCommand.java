package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.explain.RulesRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon rules}. */
@Command(
        name = "rules",
        header = "List the rules with their thresholds and state.",
        description =
                "Lists every rule with its thresholds and inputs, and whether it is active or why not.",
        footer = {"  cordon rules", "  cordon rules --networks 192.0.2.0/24 --rules rules.yaml"})
final class RulesCommand implements Callable<Integer> {

    private final Path dataFolder;
    private final Action<RulesRequest> action;

    @Mixin private RuleOptions rules = new RuleOptions();

    @Option(names = "--json", description = "Print JSON, one rule on each line.")
    private boolean json;

    @Mixin private DataOption data = new DataOption();

    RulesCommand(Path dataFolder, Action<RulesRequest> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return action.run(new RulesRequest(data.folder(dataFolder), rules.settings(), json));
    }
}
