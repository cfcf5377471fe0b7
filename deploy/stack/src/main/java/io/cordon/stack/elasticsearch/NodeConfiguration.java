package io.cordon.stack.elasticsearch;

import io.cordon.stack.process.ChildLogging;
import io.cordon.stack.process.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes the configuration folder of a node anew before each start. */
public final class NodeConfiguration {

    private NodeConfiguration() {}

    /**
     * @param data the node's folder
     * @param heapMegabytes start and limit of the heap
     * @param extra further settings; they win
     */
    public static void write(
            Path data,
            int httpPort,
            int transportPort,
            int heapMegabytes,
            Map<String, String> extra)
            throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cluster.name", "cordon");
        settings.put("node.name", "cordon");
        settings.put("network.host", Loopback.HOST);
        settings.put("http.port", Integer.toString(httpPort));
        settings.put("transport.port", Integer.toString(transportPort));
        settings.put("discovery.type", "single-node");
        settings.put("path.logs", quoted(data.resolve("logs").toString()));
        settings.put("xpack.security.enabled", "false");
        // Absolute marks: on a large disk the default percentages refuse to index with many GB to
        // spare.
        settings.put("cluster.routing.allocation.disk.watermark.low", "2gb");
        settings.put("cluster.routing.allocation.disk.watermark.high", "1gb");
        settings.put("cluster.routing.allocation.disk.watermark.flood_stage", "500mb");
        settings.putAll(extra);

        StringBuilder yaml = new StringBuilder();
        settings.forEach((key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
        Path config = data.resolve("config");
        Files.writeString(config.resolve("elasticsearch.yml"), yaml);
        Files.writeString(
                config.resolve("jvm.options"),
                String.join(
                        "\n",
                        "-Xms" + heapMegabytes + "m",
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseG1GC",
                        // Beside Kafka and Flink on few cores the optimising compiler costs more
                        // than it saves at hundreds of documents a second.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=${ES_TMPDIR}",
                        ""));
        Files.writeString(
                config.resolve("log4j2.properties"),
                ChildLogging.rolling("${sys:es.logs.base_path}/elasticsearch.log"));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
