package io.cordon.ingest.decode.dns;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.schema.avro.DnsTransaction;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins queries and answers. An answered query is one transaction with the time of the answer; a
 * query without answer for {@value #PATIENCE_SECONDS} s is one with its own time; an answer without
 * query, as a reflection attack's victim sees it, has no request bytes. Bounded, see the package.
 * Not thread-safe.
 */
public final class DnsTable {

    /** How long a query waits, as Zeek's {@code dns_session_timeout}. */
    public static final int PATIENCE_SECONDS = 10;

    /** Most queries that wait. */
    public static final int MOST_PENDING = 65_536;

    private static final long PATIENCE = PATIENCE_SECONDS * 1_000_000L;
    private static final int MOST_OF_ONE_KEY = 16;

    private final DecodeContext context;
    private final String dataset;
    private final int mostPending;
    private final Map<Key, Deque<Query>> pending = new LinkedHashMap<>();

    /** A table that gives records of one dataset. */
    public DnsTable(DecodeContext context, String dataset) {
        this(context, dataset, MOST_PENDING);
    }

    DnsTable(DecodeContext context, String dataset, int mostPending) {
        this.context = context;
        this.dataset = dataset;
        this.mostPending = mostPending;
    }

    private record Key(DnsParties parties, int id) {}

    private record Query(DnsMessage message, long time, long bytes) {}

    /**
     * Takes one message.
     *
     * @param parties as its direction says
     * @param time of its packet, microseconds
     * @param bytes of the whole message, payload of UDP or TCP
     */
    public void take(
            DnsParties parties, DnsMessage message, long time, long bytes, RecordOutput output)
            throws IOException {
        Key key = new Key(parties, message.id());
        if (!message.response()) {
            ask(key, new Query(message, time, bytes), output);
            return;
        }
        Deque<Query> asked = pending.get(key);
        Query query = asked == null ? null : asked.pollFirst();
        if (asked != null && asked.isEmpty()) {
            pending.remove(key);
        }
        output.accept(answered(parties, query, message, time, bytes));
    }

    private void ask(Key key, Query query, RecordOutput output) throws IOException {
        Deque<Query> asked = pending.get(key);
        if (asked == null) {
            if (pending.size() >= mostPending) {
                Iterator<Map.Entry<Key, Deque<Query>>> oldest = pending.entrySet().iterator();
                giveUp(oldest.next(), output);
                oldest.remove();
            }
            asked = new ArrayDeque<>(1);
            pending.put(key, asked);
        } else if (asked.size() >= MOST_OF_ONE_KEY) {
            output.accept(unanswered(key.parties, asked.removeFirst()));
        }
        asked.addLast(query);
    }

    /** Gives up queries that have waited long enough at a moment of capture time. */
    public void expire(long now, RecordOutput output) throws IOException {
        while (!pending.isEmpty()) {
            Map.Entry<Key, Deque<Query>> oldest = pending.entrySet().iterator().next();
            Deque<Query> asked = oldest.getValue();
            if (now - asked.getFirst().time < PATIENCE) {
                return;
            }
            output.accept(unanswered(oldest.getKey().parties, asked.removeFirst()));
            pending.remove(oldest.getKey());
            if (!asked.isEmpty()) {
                // Asked again since: it waits on, behind those that were asked in between.
                pending.put(oldest.getKey(), asked);
            }
        }
    }

    /** Gives up all that wait. */
    public void finish(RecordOutput output) throws IOException {
        for (Map.Entry<Key, Deque<Query>> entry : pending.entrySet()) {
            giveUp(entry, output);
        }
        pending.clear();
    }

    private void giveUp(Map.Entry<Key, Deque<Query>> entry, RecordOutput output)
            throws IOException {
        for (Query query : entry.getValue()) {
            output.accept(unanswered(entry.getKey().parties, query));
        }
    }

    private DnsTransaction unanswered(DnsParties parties, Query query) {
        DnsTransaction record = transaction(parties, query.message, query.time);
        record.setAnswered(false);
        record.setRequestBytes(query.bytes);
        return record;
    }

    private DnsTransaction answered(
            DnsParties parties, @Nullable Query query, DnsMessage answer, long time, long bytes) {
        DnsMessage question = query == null || answer.queryName() != null ? answer : query.message;
        DnsTransaction record = transaction(parties, question, time);
        record.setAnswered(true);
        record.setResponseCode(answer.responseCode());
        record.setAuthoritative(answer.authoritative());
        record.setRecursionDesired(answer.recursionDesired());
        record.setRecursionAvailable(answer.recursionAvailable());
        record.setAnswerCount(answer.answers());
        record.setRequestBytes(query == null ? null : query.bytes);
        record.setResponseBytes(bytes);
        return record;
    }

    private DnsTransaction transaction(DnsParties parties, DnsMessage question, long time) {
        DnsTransaction record = new DnsTransaction();
        record.setTransport(parties.transport());
        record.setServerPort(parties.serverPort());
        record.setClientAddress(parties.client().toAvro());
        record.setClientPort(parties.clientPort());
        record.setServerAddress(parties.server().toAvro());
        record.setTime(time);
        record.setAuthoritative(false);
        record.setRecursionDesired(question.recursionDesired());
        record.setRecursionAvailable(false);
        record.setAnswerCount(0);
        record.setQueryName(question.queryName());
        record.setQueryType(question.queryType());
        record.setTenant(context.tenant());
        record.setSensor(context.sensor());
        record.setVantage(context.vantage());
        record.setDataset(dataset);
        return record;
    }
}
