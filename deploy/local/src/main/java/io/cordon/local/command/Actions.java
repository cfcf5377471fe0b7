package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.batch.BatchRequest;
import io.cordon.local.demo.DemoSettings;
import io.cordon.local.explain.ExplainRequest;
import io.cordon.local.explain.RulesRequest;
import io.cordon.local.feed.FeedRequest;
import io.cordon.local.firmware.FirmwareRequest;
import io.cordon.local.ingest.IngestRequest;
import io.cordon.local.key.KeyRequest;
import io.cordon.local.listen.ListenRequest;
import io.cordon.local.quality.QualityRequest;
import io.cordon.local.search.SearchSettings;
import io.cordon.local.up.UpSettings;

/** One action per command, wired by hand in {@code main}. */
public record Actions(
        Action<UpSettings> up,
        Action<DemoSettings> demo,
        Action<IngestRequest> ingest,
        Action<BatchRequest> batch,
        Action<ExplainRequest> explain,
        Action<RulesRequest> rules,
        Action<SearchSettings> search,
        Action<FeedRequest> feed,
        Action<KeyRequest> key,
        Action<ListenRequest> listen,
        Action<QualityRequest> quality,
        Action<FirmwareRequest> firmware) {}
