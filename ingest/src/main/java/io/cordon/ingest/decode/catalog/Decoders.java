package io.cordon.ingest.decode.catalog;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.aws.DeviceDefenderCborDecoder;
import io.cordon.ingest.decode.aws.DeviceDefenderDecoder;
import io.cordon.ingest.decode.capture.CaptureDecoder;
import io.cordon.ingest.decode.capture.CaptureFlows;
import io.cordon.ingest.decode.capture.FlowTimeouts;
import io.cordon.ingest.decode.cowrie.CowrieDecoder;
import io.cordon.ingest.decode.datagram.CapturedDatagrams;
import io.cordon.ingest.decode.datagram.DatagramFileDecoder;
import io.cordon.ingest.decode.inventory.InventoryDecoder;
import io.cordon.ingest.decode.lwm2m.Lwm2mDecoder;
import io.cordon.ingest.decode.report.DeviceReportDecoder;
import io.cordon.ingest.decode.shadowserver.ShadowserverDecoder;
import io.cordon.ingest.decode.suricata.EveDecoder;
import io.cordon.ingest.decode.syslog.SyslogDecoder;
import io.cordon.ingest.decode.zeek.ZeekJsonDecoder;
import io.cordon.ingest.decode.zeek.ZeekTsvDecoder;

/** The decoder of each format: the one place to add to for a new one. */
public final class Decoders {

    private Decoders() {}

    /**
     * A decoder for one file.
     *
     * @param format a format that names its encoding, so not {@link Format#ZEEK}
     * @param fileName last part of the file's path: names the Zeek log, the report or the thing
     *     where the content does not
     */
    public static LineDecoder create(Format format, DecodeSettings settings, String fileName) {
        return create(format, settings, fileName, false);
    }

    /**
     * A decoder for one file.
     *
     * @param captured whether the file is a capture, where the format may also stand alone
     */
    public static LineDecoder create(
            Format format, DecodeSettings settings, String fileName, boolean captured) {
        DecodeContext context = new DecodeContext(settings, format);
        return switch (format) {
            case ZEEK_TSV -> new ZeekTsvDecoder(context, fileName);
            case ZEEK_JSON -> new ZeekJsonDecoder(context, fileName);
            case SURICATA_EVE -> new EveDecoder(context);
            case COWRIE -> new CowrieDecoder(context);
            case PCAP ->
                    new CaptureDecoder(context, new CaptureFlows(context, FlowTimeouts.DEFAULT));
            case SYSLOG -> new SyslogDecoder(context);
            case AWS_DEVICE_DEFENDER -> new DeviceDefenderDecoder(context, fileName);
            case AWS_DEVICE_DEFENDER_CBOR -> new DeviceDefenderCborDecoder(context, fileName);
            case SHADOWSERVER -> new ShadowserverDecoder(context, fileName);
            case INVENTORY -> new InventoryDecoder(context);
            case DEVICE_REPORT -> new DeviceReportDecoder(context);
            case LWM2M -> new Lwm2mDecoder(context);
            case NETFLOW, SFLOW ->
                    captured
                            ? new CaptureDecoder(context, new CapturedDatagrams(settings, format))
                            : new DatagramFileDecoder(settings);
            case ZEEK ->
                    throw new IllegalArgumentException(
                            "Cannot create decoder: the encoding of the Zeek log is not decided");
        };
    }
}
