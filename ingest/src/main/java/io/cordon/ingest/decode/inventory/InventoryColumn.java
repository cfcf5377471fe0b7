package io.cordon.ingest.decode.inventory;

import io.cordon.ingest.decode.csv.CsvHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of an inventory, by their name and the other names they go by. */
enum InventoryColumn {
    ID("id", "device_id"),
    ADDRESS("address", "ip"),
    MAC("mac", "mac_address"),
    HOSTNAME("hostname"),
    VENDOR("vendor", "manufacturer"),
    MODEL("model"),
    TYPE("type", "device_type"),
    SERIAL("serial", "serial_number"),
    HARDWARE("hardware", "hardware_version"),
    FIRMWARE("firmware", "firmware_version"),
    HASH("hash", "firmware_hash"),
    SETTING("setting"),
    SERVICES("services"),
    CHECKED("checked"),
    SEEN("seen", "last_seen");

    /** All names that are understood. */
    static final Set<String> NAMES =
            Arrays.stream(values())
                    .flatMap(InventoryColumn::names)
                    .collect(Collectors.toUnmodifiableSet());

    private final String column;
    private final List<String> others;

    InventoryColumn(String column, String... others) {
        this.column = column;
        this.others = List.of(others);
    }

    /** The name first, then the others. */
    Stream<String> names() {
        return Stream.concat(Stream.of(column), others.stream());
    }

    /** The name under which the column stands in a header; its own where it does not. */
    String in(CsvHeader header) {
        return names().filter(header::has).findFirst().orElse(column);
    }

    boolean isIn(CsvHeader header) {
        return names().anyMatch(header::has);
    }
}
