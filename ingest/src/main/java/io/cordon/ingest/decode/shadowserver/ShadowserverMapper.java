package io.cordon.ingest.decode.shadowserver;

import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.banner.Product;
import io.cordon.ingest.decode.csv.CsvFields;
import io.cordon.ingest.decode.csv.CsvHeader;
import io.cordon.ingest.decode.device.Identity;
import io.cordon.ingest.decode.device.Observations;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of one report to observations: one of the device, one of each product it names. */
final class ShadowserverMapper {

    private static final int LONGEST_TAG = 64;

    private final Observations observations;
    private final @Nullable ShadowserverReport report;
    private final String dataset;
    private final String side;
    private final boolean blocklist;

    ShadowserverMapper(DecodeContext context, String fileName, CsvHeader header) {
        this.observations = new Observations(context, Evidence.SCAN);
        this.report = ShadowserverReport.of(fileName, header).orElse(null);
        this.side = side(header);
        String named = ShadowserverReport.nameIn(fileName);
        String known = report == null ? "report" : report.reportName();
        this.dataset = "shadowserver." + (named.isEmpty() ? known : named);
        // The networks of others: it says nothing of a device.
        this.blocklist = header.has("reason") && header.has("source");
    }

    /** Event reports have two sides; the device is the one that stands first. */
    private static String side(CsvHeader header) {
        if (header.has("ip")) {
            return "";
        }
        int source = header.position("src_ip");
        int destination = header.position("dst_ip");
        return destination < 0 || source >= 0 && source < destination ? "src_" : "dst_";
    }

    /** False when the row says nothing of a device. */
    boolean map(CsvFields row, RecordOutput output) throws RejectedInput, IOException {
        long time = EventTime.ofIso(row.requiredText("timestamp"));
        if (blocklist) {
            network(row.requiredText("ip"));
            return false;
        }
        Address address = row.address(side + "ip");
        if (address == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        checkOtherSide(row);
        List<Product> products =
                report == null || report.greetingColumn() == null
                        ? List.of()
                        : report.products(row.text(report.greetingColumn()));
        DeviceObservation device = device(row, time, address);
        boolean known =
                device.getVendor() != null
                        || device.getModel() != null
                        || device.getDeviceType() != null
                        || device.getVersion() != null;
        if (!known && !side.isEmpty()) {
            return false;
        }
        if (known || products.isEmpty()) {
            output.accept(device);
        }
        for (Product product : products) {
            output.accept(product(Observations.like(device), product));
        }
        return true;
    }

    private static void network(String text) throws RejectedInput {
        try {
            IpPrefix.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RejectedInput(DecodeError.BAD_ADDRESS);
        }
    }

    /** A row whose columns have slipped shows it there. */
    private void checkOtherSide(CsvFields row) throws RejectedInput {
        if (!side.isEmpty()) {
            String other = side.equals("src_") ? "dst_" : "src_";
            row.address(other + "ip");
            row.port(other + "port");
        }
    }

    private DeviceObservation device(CsvFields row, long time, Address address)
            throws RejectedInput {
        DeviceObservation device = observations.at(time, dataset, Confidence.MEDIUM);
        device.setAddress(address);
        device.setHostname(Identity.hostname(row.text(side + "hostname")));
        device.setTags(tags(row.text("tag")));
        device.setServices(services(row));
        device.setVendor(Observations.text(row.text("device_vendor")));
        device.setDeviceType(Observations.text(row.text("device_type")));
        device.setModel(Observations.text(row.text("device_model")));
        firmware(device, row.text("device_version"));
        if (report == ShadowserverReport.SCAN_UBIQUITI) {
            ubiquiti(device, row);
        }
        return device;
    }

    private static void firmware(DeviceObservation device, @Nullable String version) {
        device.setProduct(device.getModel());
        device.setVersion(Observations.text(version));
        device.setSoftwareType(device.getVersion() == null ? null : "firmware");
    }

    /** The discovery protocol, which only this vendor's devices speak: their own word. */
    private static void ubiquiti(DeviceObservation device, CsvFields row) throws RejectedInput {
        device.setVendor("Ubiquiti");
        device.setMac(Identity.mac(row.text("mac")));
        String full = Observations.text(row.text("modelfull"));
        String model = full == null ? Observations.text(row.text("modelshort")) : full;
        device.setModel(model == null ? device.getModel() : model);
        String version = row.text("firmware");
        firmware(device, version == null ? row.text("device_version") : version);
        device.setConfidence(Confidence.HIGH);
    }

    private static DeviceObservation product(DeviceObservation device, Product product) {
        device.setVendor(product.vendor());
        device.setProduct(product.name());
        device.setVersion(Observations.text(product.version()));
        device.setSoftwareType(product.type());
        device.setConfidence(Confidence.MEDIUM);
        return device;
    }

    /** The port that was scanned. That of an event is one that the device connected from. */
    private List<Service> services(CsvFields row) throws RejectedInput {
        int port = row.port(side + "port");
        if (port < 0 || !side.isEmpty()) {
            return List.of();
        }
        String protocol = row.text("protocol");
        int transport = protocol == null ? Transport.UNNAMED : Transport.ofName(protocol);
        return List.of(new Service(port, transport, report == null ? null : report.service()));
    }

    private static List<String> tags(@Nullable String text) {
        List<String> tags = new ArrayList<>();
        String bounded = text == null ? "" : Credentials.cut(text, 1_024);
        for (String tag : bounded.split("[,;]", 2 * Observations.MOST_TAGS)) {
            String bare = Credentials.cut(tag.strip().toLowerCase(Locale.ROOT), LONGEST_TAG);
            if (!bare.isEmpty() && tags.size() < Observations.MOST_TAGS) {
                tags.add(bare);
            }
        }
        return tags;
    }
}
