package io.cordon.ingest.decode.suricata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.DnsTransaction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code dns} events. Query and answer of one transaction are one record with the time of the
 * answer; a query that stays without answer is a record with its own time, given when it is evicted
 * or the file ends. Both lines name the client as {@code src_ip}.
 *
 * <p>Three forms: version 1 has one line per answer record, version 2 one answer line, version 3
 * calls them {@code request} and {@code response} and lists the questions.
 */
final class EveDnsMapper {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TYPE = 32;

    private final DecodeContext context;
    private final DnsQueries queries = new DnsQueries();

    /** Version 1: the answer whose further lines may follow. */
    private DnsQueries.@Nullable Key openKey;

    private @Nullable DnsTransaction open;

    EveDnsMapper(DecodeContext context) {
        this.context = context;
    }

    boolean map(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        long time = context.at(event.time("timestamp"));
        JsonFields dns = event.object("dns");
        if (dns == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        String type = dns.requiredText("type");
        boolean answer = type.equals("answer") || type.equals("response");
        if (!answer && !type.equals("query") && !type.equals("request")) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        DnsTransaction record = transaction(event, dns, time);
        DnsQueries.Key key = key(event, dns, record);
        if (!answer) {
            giveOpen(output);
            DnsTransaction evicted = queries.add(key, record);
            if (evicted != null) {
                output.accept(evicted);
            }
            return true;
        }
        response(record, dns);
        if (isOneOfSeveralLines(dns)) {
            versionOneAnswer(key, record, dns, output);
        } else {
            giveOpen(output);
            queries.remove(key);
            output.accept(record);
        }
        return true;
    }

    private static boolean isOneOfSeveralLines(JsonFields dns) throws RejectedInput {
        return dns.count("version") < 2 && !dns.has("answers") && !dns.has("grouped");
    }

    private void versionOneAnswer(
            DnsQueries.Key key, DnsTransaction record, JsonFields dns, RecordOutput output)
            throws IOException {
        int answers = dns.has("rdata") || dns.has("ttl") ? 1 : 0;
        // Lines of one response carry the names of their own records, so the transaction is told
        // apart by flow and id alone.
        if (open != null && key.sameMessage(openKey)) {
            open.setAnswerCount(open.getAnswerCount() + answers);
            return;
        }
        giveOpen(output);
        queries.remove(key);
        record.setAnswerCount(answers);
        open = record;
        openKey = key;
    }

    private void giveOpen(RecordOutput output) throws IOException {
        DnsTransaction record = open;
        if (record != null) {
            open = null;
            openKey = null;
            output.accept(record);
        }
    }

    void finish(RecordOutput output) throws IOException {
        giveOpen(output);
        for (DnsTransaction unanswered : queries.drain()) {
            output.accept(unanswered);
        }
    }

    private DnsTransaction transaction(JsonFields event, JsonFields dns, long time)
            throws RejectedInput {
        DnsTransaction record = new DnsTransaction();
        record.setTime(time);
        record.setTransport(Transport.ofName(event.requiredText("proto")));
        record.setClientAddress(event.requiredAddress("src_ip"));
        record.setServerAddress(event.requiredAddress("dest_ip"));
        record.setClientPort(Math.max(0, event.port("src_port")));
        record.setServerPort(Math.max(0, event.port("dest_port")));
        record.setAnswered(false);
        record.setAnswerCount(0);
        record.setRecursionDesired(dns.flag("rd"));
        record.setRecursionAvailable(false);
        record.setAuthoritative(false);
        JsonFields question = question(dns);
        String name = question.text("rrname");
        String type = question.text("rrtype");
        record.setQueryName(name == null ? null : Credentials.cut(name, LONGEST_NAME));
        record.setQueryType(type == null ? null : Credentials.cut(type, LONGEST_TYPE));
        record.setTenant(context.tenant());
        record.setSensor(context.sensor());
        record.setVantage(context.vantage());
        record.setDataset("suricata.dns");
        return record;
    }

    /** Version 3 lists the questions; the first is taken, as resolvers answer one per message. */
    private static JsonFields question(JsonFields dns) throws RejectedInput {
        ArrayNode questions = dns.array("queries");
        if (questions == null || questions.isEmpty()) {
            return dns;
        }
        if (questions.get(0) instanceof ObjectNode first) {
            return new JsonFields(first);
        }
        throw new RejectedInput(DecodeError.BAD_VALUE);
    }

    private static void response(DnsTransaction record, JsonFields dns) throws RejectedInput {
        record.setAnswered(true);
        record.setAuthoritative(dns.flag("aa"));
        record.setRecursionAvailable(dns.flag("ra"));
        String code = dns.text("rcode");
        record.setResponseCode(code == null ? null : DnsCodes.ofName(code));
        record.setAnswerCount(answers(dns));
    }

    /** The full list when it is there; else the lists grouped by type. */
    private static int answers(JsonFields dns) throws RejectedInput {
        ArrayNode answers = dns.array("answers");
        if (answers != null) {
            return answers.size();
        }
        JsonFields grouped = dns.object("grouped");
        int count = 0;
        if (grouped != null) {
            for (JsonNode group : grouped.node()) {
                count += group.size();
            }
        }
        return count;
    }

    private static DnsQueries.Key key(JsonFields event, JsonFields dns, DnsTransaction record)
            throws RejectedInput {
        return new DnsQueries.Key(
                event.count("flow_id"),
                record.getClientAddress(),
                record.getClientPort(),
                record.getServerAddress(),
                dns.count("id"),
                record.getQueryName(),
                record.getQueryType());
    }
}
