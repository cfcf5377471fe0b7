package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.device.Observations;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code software.log} and the {@code known_*} logs: one observation of a device per row. */
final class DeviceMapper {

    private static final int LONGEST_TEXT = 256;
    private static final int MOST_SERVICES = 64;

    private final Observations observations;

    DeviceMapper(DecodeContext context) {
        this.observations = new Observations(context, Evidence.PASSIVE);
    }

    boolean software(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        DeviceObservation device = base(row, "zeek.software");
        String kind = row.text(ZeekField.SOFTWARE_TYPE);
        // What a client says of itself may be of anybody behind the address.
        device.setConfidence(
                kind == null || kind.endsWith("BROWSER") || kind.endsWith("CLIENT")
                        ? Confidence.LOW
                        : Confidence.MEDIUM);
        device.setAddress(row.requiredAddress(ZeekField.HOST));
        String type = text(row, ZeekField.SOFTWARE_TYPE);
        device.setProduct(text(row, ZeekField.NAME));
        device.setSoftwareType(type);
        device.setVersion(version(row));
        int port = row.port(ZeekField.HOST_P);
        String protocol = type == null ? null : tcpProtocol(type);
        device.setServices(
                port > 0 && protocol != null
                        ? List.of(new Service(port, Transport.TCP, protocol))
                        : List.of());
        output.accept(device);
        return true;
    }

    /** software.log gives a port without its transport: only servers that speak TCP are named. */
    private static @Nullable String tcpProtocol(String softwareType) {
        return switch (softwareType) {
            case "SSH::SERVER" -> "ssh";
            case "HTTP::SERVER", "HTTP::APPSERVER" -> "http";
            case "FTP::SERVER" -> "ftp";
            case "SMTP::MAIL_SERVER" -> "smtp";
            case "MySQL::SERVER" -> "mysql";
            default -> null;
        };
    }

    /** As the software said it; else put together from Zeek's parts. */
    private static @Nullable String version(ZeekRow row) throws RejectedInput {
        String unparsed = text(row, ZeekField.UNPARSED_VERSION);
        if (unparsed != null) {
            return unparsed;
        }
        StringBuilder parts = new StringBuilder();
        for (ZeekField part :
                List.of(
                        ZeekField.VERSION_MAJOR,
                        ZeekField.VERSION_MINOR,
                        ZeekField.VERSION_MINOR2,
                        ZeekField.VERSION_MINOR3)) {
            long number = row.count(part);
            if (number < 0) {
                break;
            }
            parts.append(parts.isEmpty() ? "" : ".").append(number);
        }
        String rest = text(row, ZeekField.VERSION_ADDL);
        if (rest != null) {
            parts.append(parts.isEmpty() ? "" : "-").append(rest);
        }
        return parts.isEmpty() ? null : Credentials.cut(parts.toString(), LONGEST_TEXT);
    }

    /** The mapper of one {@code known_*} log. */
    ZeekMapper known(String path) {
        String dataset = "zeek." + path;
        boolean certificates = path.equals("known_certs");
        return (row, output) -> {
            DeviceObservation device = base(row, dataset);
            device.setAddress(row.address(ZeekField.HOST));
            String mac = text(row, ZeekField.MAC);
            if (device.getAddress() == null && mac == null) {
                throw new RejectedInput(DecodeError.MISSING_FIELD);
            }
            device.setMac(mac == null ? null : mac.toLowerCase(Locale.ROOT));
            device.setSoftwareType(text(row, ZeekField.DEVICE_TYPE));
            device.setDeviceType(device.getSoftwareType());
            device.setServices(services(row, certificates));
            output.accept(device);
            return true;
        };
    }

    private static List<Service> services(ZeekRow row, boolean certificates) throws RejectedInput {
        int port = row.port(ZeekField.PORT_NUM);
        if (port < 0) {
            return List.of();
        }
        if (certificates) {
            return List.of(new Service(port, Transport.TCP, "ssl"));
        }
        String name = row.symbol(ZeekField.PORT_PROTO, ConnMapper.TRANSPORTS);
        int transport = name == null ? Transport.UNNAMED : Transport.ofName(name);
        List<Service> services = new ArrayList<>();
        // A set has no order of its own: sorted, both encodings give the same record. A service
        // that
        // Zeek did not recognise is an empty name in JSON and an empty set in the other encoding.
        for (String protocol : new TreeSet<>(row.set(ZeekField.SERVICE))) {
            if (!protocol.isEmpty() && services.size() < MOST_SERVICES) {
                String lower = protocol.toLowerCase(Locale.ROOT);
                services.add(new Service(port, transport, Credentials.cut(lower, 64)));
            }
        }
        return services.isEmpty() ? List.of(new Service(port, transport, null)) : services;
    }

    private DeviceObservation base(ZeekRow row, String dataset) throws RejectedInput {
        return observations.at(row.time(ZeekField.TS), dataset, Confidence.MEDIUM);
    }

    private static @Nullable String text(ZeekRow row, ZeekField field) throws RejectedInput {
        String text = row.text(field);
        return text == null ? null : Credentials.cut(text, LONGEST_TEXT);
    }
}
