package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.flow.Slot;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last queries of a flow, which responses belong to.
 *
 * @param queries the latest last, at most as many as {@link Limit#OPEN_REQUESTS} says
 * @param isWhole whether none had to make room for others
 */
record DnsQueries(List<Query> queries, boolean isWhole) {
    private static final Slot<DnsQueries> SLOT = Slot.of("dns.queries");
    private static final DnsQueries NONE = new DnsQueries(List.of(), true);
    private static final long PATIENCE =
            5_000_000_000L; // nanoseconds, after which a query is another one, as Wireshark has it
    private static final Field RESPONSE_TO = Field.frameNumber("dns.response_to", "Request In");
    private static final Field TIME = Field.of(FieldType.RELATIVE_TIME, "dns.time", "Time");
    private static final Field UNSOLICITED = Field.of(FieldType.BOOLEAN, "dns.unsolicited", "Unsolicited");
    private static final Field AGAIN = Field.of(FieldType.BOOLEAN, "dns.retransmission", "Retransmission");
    private static final Field QUERY_AGAIN = Field.group("dns.retransmit_request", "DNS query retransmission");
    private static final Field QUERY_BEFORE =
            Field.frameNumber("dns.retransmit_request_in", "Retransmitted request. Original request in");
    private static final Field RESPONSE_AGAIN = Field.group("dns.retransmit_response", "DNS response retransmission");
    private static final Field RESPONSE_BEFORE =
            Field.frameNumber("dns.retransmit_response_in", "Retransmitted response. Original response in");
    static final Field[] FIELDS = {
        RESPONSE_TO, TIME, UNSOLICITED, AGAIN, QUERY_AGAIN, QUERY_BEFORE, RESPONSE_AGAIN, RESPONSE_BEFORE
    };

    /**
     * One query.
     *
     * @param identification what its response repeats
     * @param frame where it was seen first
     * @param time when it was captured, in nanoseconds since 1970
     * @param response where its response was seen first, 0 while there is none
     */
    record Query(int identification, long frame, long time, long response) {
        Query answered(long responseFrame) {
            return new Query(identification, frame, time, responseFrame);
        }
    }

    /**
     * Remembers a query, or that a response has come; nothing where nobody asks for that.
     *
     * @return the query that the message is the response to, or comes again of; null where there is none
     */
    static @Nullable Query meet(Dissection d, int identification, boolean isResponse) {
        if (isUnasked(d)) {
            return null;
        }
        @Nullable DnsQueries remembered = d.state(SLOT);
        DnsQueries known = remembered == null ? NONE : remembered;
        @Nullable Query query = known.find(identification);
        if (isResponse) {
            if (query != null && query.response() == 0) {
                d.state(SLOT, known.with(query.answered(d.frameNumber()), d.bound(Limit.OPEN_REQUESTS)));
            }
            return query;
        }
        if (query != null && query.response() == 0 && d.time() - query.time() <= PATIENCE) {
            return query;
        }
        d.state(
                SLOT,
                known.with(new Query(identification, d.frameNumber(), d.time(), 0), d.bound(Limit.OPEN_REQUESTS)));
        return null;
    }

    /**
     * Notes what {@link #meet} has found.
     *
     * @param ahead where the message starts, from here
     */
    static void note(Dissection d, int ahead, boolean isResponse, @Nullable Query query) {
        if (isUnasked(d)) {
            return;
        }
        if (query == null) {
            @Nullable DnsQueries known = d.state(SLOT);
            if (isResponse && (known == null || known.isWhole())) {
                d.derived(UNSOLICITED, ahead, 0, 1);
            }
        } else if (!isResponse) {
            noteAgain(d, ahead, QUERY_AGAIN, QUERY_BEFORE, query.frame());
        } else if (query.response() > 0) {
            noteAgain(d, ahead, RESPONSE_AGAIN, RESPONSE_BEFORE, query.response());
        } else {
            d.derived(RESPONSE_TO, ahead, 0, query.frame());
            d.derived(TIME, ahead, 0, d.time() - query.time());
        }
    }

    private static boolean isUnasked(Dissection d) {
        return d.isQuoted() || !d.wantsAny(FIELDS);
    }

    private static void noteAgain(Dissection d, int ahead, Field event, Field original, long frame) {
        String text = event.label() + (event == QUERY_AGAIN ? ". Original request" : ". Original response")
                + " in frame " + frame;
        d.expert(event, ahead, Severity.WARNING, ExpertGroup.PROTOCOL, text);
        d.derived(original, ahead, 0, frame);
        d.derived(AGAIN, ahead, 0, 1);
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
    private DnsQueries with(Query query, int most) {
        boolean isFull = queries.size() >= most && find(query.identification()) == null;
        Stream<Query> others =
                queries.stream().skip(isFull ? 1 : 0).filter(other -> other.identification() != query.identification());
        return new DnsQueries(Stream.concat(others, Stream.of(query)).toList(), isWhole && !isFull);
    }
}
