package dev.peel.plugins.handshake.ladder;

import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Finds the records that hold the Finished messages of TLS 1.3, which are encrypted: by their size, RFC 8446 4.4.4 and 5.2. That is
 * likely, not certain, since records may be padded.
 */
final class FinishedBySize {
    private FinishedBySize() {}

    /** {@return those of {@code flow}'s moments; often empty} */
    static Set<Moment> of(Handshake flow) {
        Set<Moment> found = Collections.newSetFromMap(new IdentityHashMap<>());
        int size = flow.tls().finishedLength();
        if (!flow.tls().is13() || size == 0) {
            return found;
        }
        boolean isAnswered = false;
        Moment last = null;
        for (Moment.Message message : (Iterable<Moment.Message>) flow.messages()::iterator) {
            isAnswered |= message.is(MessageType.SERVER_HELLO);
            if (!isAnswered || message.content() != ContentType.APPLICATION_DATA) {
                continue;
            }
            boolean isOfSize = message.size() == size;
            if (message.by() == Party.SERVER) {
                last = isOfSize ? message : last;
            } else {
                if (last != null) {
                    found.add(last);
                }
                if (isOfSize && flow.tls().earlyBytes() == 0) {
                    found.add(message);
                }
                return found;
            }
        }
        return found;
    }
}
