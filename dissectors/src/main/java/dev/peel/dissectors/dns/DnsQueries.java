package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.flow.Slot;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last queries of a flow, which responses belong to.
 *
 * @param queries the latest last, at most {@link #MOST}
 */
record DnsQueries(List<Query> queries) {
    static final int MOST = 16; // queries, which is more than resolvers have open on one port but 53

    private static final Slot<DnsQueries> SLOT = Slot.of("dns.queries", DnsQueries.class);
    private static final DnsQueries NONE = new DnsQueries(List.of());
    private static final Field RESPONSE_TO = Field.frameNumber("dns.response_to", "Request In");
    private static final Field TIME = Field.of(FieldType.RELATIVE_TIME, "dns.time", "Time");
    static final Field[] FIELDS = {RESPONSE_TO, TIME};

    /**
     * One query.
     *
     * @param identification what its response repeats
     * @param frame where it was seen first
     * @param time when it was captured, in nanoseconds since 1970
     * @param isAnswered whether a response was seen
     */
    record Query(int identification, long frame, long time, boolean isAnswered) {
        Query answered() {
            return new Query(identification, frame, time, true);
        }
    }

    /**
     * Notes which query a message is the response to, or remembers it as a query; nothing where nobody asks for that.
     *
     * @param ahead where the message starts, from here
     */
    static void note(Dissection d, int ahead, int identification, boolean isResponse) {
        if (d.isQuoted() || !d.wantsAny(FIELDS)) {
            return;
        }
        @Nullable DnsQueries remembered = d.state(SLOT);
        DnsQueries known = remembered == null ? NONE : remembered;
        Query query = known.find(identification);
        if (isResponse && query != null) {
            d.derived(RESPONSE_TO, ahead, 0, query.frame());
            d.derived(TIME, ahead, 0, d.time() - query.time());
            d.state(SLOT, known.with(query.answered()));
        } else if (!isResponse && (query == null || query.isAnswered())) {
            // A query that comes again before its response is the same query.
            d.state(SLOT, known.with(new Query(identification, d.frameNumber(), d.time(), false)));
        }
    }

    private @Nullable Query find(int identification) {
        for (Query query : queries) {
            if (query.identification() == identification) {
                return query;
            }
        }
        return null;
    }

    /** These with {@code query}, in place of the one with the same identification; the oldest makes room. */
    private DnsQueries with(Query query) {
        boolean isFull = queries.size() >= MOST && find(query.identification()) == null;
        Stream<Query> others =
                queries.stream().skip(isFull ? 1 : 0).filter(other -> other.identification() != query.identification());
        return new DnsQueries(Stream.concat(others, Stream.of(query)).toList());
    }
}
