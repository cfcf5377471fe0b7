package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.banner.Banners;
import io.cordon.ingest.decode.banner.Product;
import io.cordon.ingest.decode.device.Observations;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the servers of {@code ssh.log} say of themselves. A server says it on each connection: it is
 * given once, and again when it says something else.
 */
final class ServerBanners {

    /** Servers remembered; the one that was seen first is given up first, and given again. */
    static final int MOST = 65_536;

    private static final int LONGEST = 256;

    private final Observations observations;
    private final Map<Server, String> said =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Server, String> eldest) {
                    return size() > MOST;
                }
            };

    ServerBanners(DecodeContext context) {
        this.observations = new Observations(context, Evidence.PASSIVE);
    }

    private record Server(Address address, int port) {}

    /** Takes the server of a row that has been read as a login. */
    void ssh(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        String banner = row.text(ZeekField.SERVER);
        if (banner == null || !banner.startsWith("SSH-") || banner.length() > LONGEST) {
            return;
        }
        int port = row.requiredPort(ZeekField.RESP_P);
        Server server = new Server(row.requiredAddress(ZeekField.RESP_H), port);
        if (banner.equals(said.put(server, banner))) {
            return;
        }
        for (Product product : Banners.ssh(banner)) {
            DeviceObservation device =
                    observations.at(row.time(ZeekField.TS), "zeek.ssh", Confidence.MEDIUM);
            device.setAddress(server.address());
            device.setProduct(product.name());
            device.setVersion(Observations.text(product.version()));
            device.setSoftwareType(product.type());
            device.setServices(List.of(new Service(port, Transport.TCP, "ssh")));
            output.accept(device);
        }
    }
}
