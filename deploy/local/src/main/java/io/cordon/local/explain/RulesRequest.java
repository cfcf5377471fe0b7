package io.cordon.local.explain;

import io.cordon.local.settings.RuleSettings;
import java.nio.file.Path;

/**
 * What {@code rules} was asked for.
 *
 * @param dataFolder where the running stack left its settings
 * @param rules what the rules judge with
 * @param json machine-readable output
 */
public record RulesRequest(Path dataFolder, RuleSettings rules, boolean json) {}
