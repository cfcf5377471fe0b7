package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.schema.avro.DnsTransaction;
import java.io.IOException;

/** {@code dns.log}: one transaction per row; answered when a response code is there. */
final class DnsMapper implements ZeekMapper {

    private static final int LARGEST_CODE = 65_535;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TYPE = 32;

    private final DecodeContext context;

    DnsMapper(DecodeContext context) {
        this.context = context;
    }

    @Override
    public boolean map(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        DnsTransaction dns = new DnsTransaction();
        dns.setTime(context.at(row.time(ZeekField.TS)));
        dns.setClientAddress(row.requiredAddress(ZeekField.ORIG_H));
        dns.setClientPort(row.requiredPort(ZeekField.ORIG_P));
        dns.setServerAddress(row.requiredAddress(ZeekField.RESP_H));
        dns.setServerPort(row.requiredPort(ZeekField.RESP_P));
        String transport = row.symbol(ZeekField.PROTO, ConnMapper.TRANSPORTS);
        if (transport == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        dns.setTransport(Transport.ofName(transport));
        long code = row.count(ZeekField.RCODE);
        if (code > LARGEST_CODE) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        dns.setAnswered(code >= 0);
        dns.setResponseCode(code >= 0 ? (int) code : null);
        dns.setAuthoritative(row.flag(ZeekField.AA));
        dns.setRecursionDesired(row.flag(ZeekField.RD));
        dns.setRecursionAvailable(row.flag(ZeekField.RA));
        dns.setAnswerCount(row.size(ZeekField.ANSWERS));
        String name = row.text(ZeekField.QUERY);
        dns.setQueryName(name == null ? null : Credentials.cut(name, LONGEST_NAME));
        String type = row.text(ZeekField.QTYPE_NAME);
        type = type == null ? row.text(ZeekField.QTYPE) : type;
        dns.setQueryType(type == null ? null : Credentials.cut(type, LONGEST_TYPE));
        dns.setTenant(context.tenant());
        dns.setSensor(context.sensor());
        dns.setVantage(context.vantage());
        dns.setDataset("zeek.dns");
        output.accept(dns);
        return true;
    }
}
