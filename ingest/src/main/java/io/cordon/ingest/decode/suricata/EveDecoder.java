package io.cordon.ingest.decode.suricata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.ingest.decode.json.JsonObjects;
import java.io.IOException;

/** Suricata EVE, one event per call. */
public final class EveDecoder implements LineDecoder {

    private final DecodeContext context;
    private final EveFlowMapper flows;
    private final EveDnsMapper dns;
    private final EveLogins logins;
    private final EveHttpMapper http;
    private final EveFtpMapper ftp;
    private final EveSipMapper sip;
    private final EveSnmpMapper snmp;

    /** A decoder for one file. */
    public EveDecoder(DecodeContext context) {
        this.context = context;
        this.flows = new EveFlowMapper(context);
        this.dns = new EveDnsMapper(context);
        this.logins = new EveLogins(context);
        this.http = new EveHttpMapper(context, logins);
        this.sip = new EveSipMapper(context, logins);
        this.snmp = new EveSnmpMapper(context, logins);
        this.ftp = new EveFtpMapper(context, logins);
    }

    /** True when the object is an event of EVE. */
    public static boolean recognises(ObjectNode event) {
        return event.path("event_type").isTextual() && event.path("timestamp").isTextual();
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        JsonFields event = new JsonFields(JsonObjects.parse(buffer, offset, length));
        boolean read =
                switch (event.requiredText("event_type")) {
                    case "flow" -> flows.map(event, output);
                    case "dns" -> dns.map(event, output);
                    case "ssh" -> logins.ssh(event, output);
                    case "http" -> http.map(event, output);
                    case "sip" -> sip.map(event, output);
                    case "snmp" -> snmp.map(event, output);
                    case "mqtt" -> logins.mqtt(event, output);
                    case "ftp" -> ftp.map(event, output);
                    default -> false;
                };
        return read ? LineClass.DECODED : LineClass.IGNORED;
    }

    @Override
    public void finish(RecordOutput output) throws IOException {
        dns.finish(output);
        sip.finish(output);
        snmp.finish(output);
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
