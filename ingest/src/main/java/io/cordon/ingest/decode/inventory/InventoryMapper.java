package io.cordon.ingest.decode.inventory;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.LogDate;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.csv.CsvFields;
import io.cordon.ingest.decode.device.Identity;
import io.cordon.ingest.decode.device.Observations;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of an inventory to observations. */
final class InventoryMapper {

    private static final int LONGEST_SERVICES = 4_096;
    private static final int LONGEST_PROTOCOL = 64;

    private final DecodeContext context;
    private final Observations observations;

    InventoryMapper(DecodeContext context) {
        this.context = context;
        this.observations = new Observations(context, Evidence.INVENTORY);
    }

    DeviceObservation map(CsvFields row) throws RejectedInput {
        String seen = text(row, InventoryColumn.SEEN);
        DeviceObservation device =
                observations.at(
                        seen == null ? fileTime() : time(seen), "inventory", Confidence.MEDIUM);
        device.setDeviceId(text(row, InventoryColumn.ID));
        device.setAddress(row.address(InventoryColumn.ADDRESS.in(row.header())));
        device.setMac(Identity.mac(text(row, InventoryColumn.MAC)));
        if (device.getDeviceId() == null
                && device.getAddress() == null
                && device.getMac() == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        device.setHostname(Identity.hostname(text(row, InventoryColumn.HOSTNAME)));
        device.setVendor(text(row, InventoryColumn.VENDOR));
        device.setModel(text(row, InventoryColumn.MODEL));
        device.setProduct(device.getModel());
        device.setVersion(text(row, InventoryColumn.FIRMWARE));
        device.setSoftwareType(device.getVersion() == null ? null : "firmware");
        device.setDeviceType(text(row, InventoryColumn.TYPE));
        device.setSerial(text(row, InventoryColumn.SERIAL));
        device.setHardwareVersion(text(row, InventoryColumn.HARDWARE));
        device.setFirmwareHash(Identity.hash(text(row, InventoryColumn.HASH)));
        device.setSetting(Identity.setting(text(row, InventoryColumn.SETTING)));
        device.setServices(services(text(row, InventoryColumn.SERVICES)));
        String checked = text(row, InventoryColumn.CHECKED);
        device.setUpdateCheckTime(checked == null ? null : time(checked));
        return device;
    }

    private static @Nullable String text(CsvFields row, InventoryColumn column) {
        String text = row.text(column.in(row.header()));
        return column == InventoryColumn.SERVICES ? text : Observations.text(text);
    }

    /** A time, or a day that stands for its beginning. */
    private static long time(String text) throws RejectedInput {
        return EventTime.ofIso(text.length() == 10 ? text + "T00:00:00" : text);
    }

    /** The beginning of the day before the log's latest: the day when a file was last written. */
    private long fileTime() throws RejectedInput {
        LogDate date = context.logDate();
        LocalDate latest = date == null ? null : date.latest();
        if (date == null || latest == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        LocalDate day = latest.minusDays(1);
        return date.micros(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 0, 0);
    }

    /** {@code 22/tcp/ssh 161/udp}: port, transport and, when known, protocol. */
    private static List<Service> services(@Nullable String text) throws RejectedInput {
        if (text == null) {
            return List.of();
        }
        if (text.length() > LONGEST_SERVICES) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        List<Service> services = new ArrayList<>();
        for (String each : text.split("[ ;,]+")) {
            if (each.isEmpty() || services.size() == Observations.MOST_SERVICES) {
                continue;
            }
            String[] parts = each.split("/", 3);
            int transport = parts.length < 2 ? Transport.UNNAMED : Transport.ofName(parts[1]);
            if (transport == Transport.UNNAMED
                    || parts.length == 3 && parts[2].length() > LONGEST_PROTOCOL) {
                throw new RejectedInput(DecodeError.BAD_VALUE);
            }
            boolean named = parts.length == 3 && !parts[2].isEmpty();
            services.add(
                    new Service(
                            CsvFields.portOf(parts[0]),
                            transport,
                            named ? parts[2].toLowerCase(Locale.ROOT) : null));
        }
        return services;
    }
}
