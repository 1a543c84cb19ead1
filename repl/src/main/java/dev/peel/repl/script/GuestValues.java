package dev.peel.repl.script;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/** Makes values of JavaScript out of Java's: no object of Java's is ever a script's. Used by the session's thread. */
public final class GuestValues {
    private static final String MAKERS = """
            (() => {
              const { freeze, defineProperty } = Object, Bytes = Uint8Array, Time = Date, Big = BigInt;
              const errors = { TypeError, RangeError, SyntaxError, Error };
              return {
                __proto__: null,
                none: undefined,
                big: digits => Big(digits),
                bytes: (text, length) => {
                  const bytes = new Bytes(length);
                  for (let i = 0; i < length; i++) bytes[i] = text.charCodeAt(i);
                  return bytes;
                },
                time: (milliseconds, nanoseconds) =>
                  defineProperty(new Time(milliseconds), 'nanoseconds', { value: Big(nanoseconds) }),
                list: (...items) => items,
                frozen: (...items) => freeze(items),
                fail: (kind, message) => { throw new errors[kind](message); },
              };
            })()
            """;
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
    private static final int NANOSECONDS = 1_000_000; // in a millisecond
    private static final int MOST_ARGUMENTS = 10_000; // of one call; longer lists are put together from several

    private final Value none;
    private final Value big;
    private final Value bytes;
    private final Value time;
    private final Value list;
    private final Value frozen;
    private final Value fail;

    /** Makes values for one context. */
    public GuestValues(Context context) {
        Value makers = context.eval(Sources.own("values", MAKERS));
        none = makers.getMember("none");
        big = makers.getMember("big");
        bytes = makers.getMember("bytes");
        time = makers.getMember("time");
        list = makers.getMember("list");
        frozen = makers.getMember("frozen");
        fail = makers.getMember("fail");
    }

    /** {@return JavaScript's {@code undefined}} */
    Value none() {
        return none;
    }

    /** {@return {@code value}, one of those that {@link FieldValue} makes} */
    public Object of(Object value) {
        if (value instanceof byte[] array) {
            return bytes.execute(new String(array, StandardCharsets.ISO_8859_1), array.length);
        }
        if (value instanceof Instant instant) {
            BigInteger nanoseconds = BigInteger.valueOf(instant.getEpochSecond())
                    .multiply(BILLION)
                    .add(BigInteger.valueOf(instant.getNano()));
            long milliseconds = instant.getNano() / NANOSECONDS;
            return time.execute(instant.getEpochSecond() * 1e3 + milliseconds, nanoseconds.toString());
        }
        if (value instanceof BigInteger number) {
            return big.execute(number.toString());
        }
        return value;
    }

    /** {@return an array that cannot be changed} */
    Value frozen(List<?> values) {
        return array(frozen, values);
    }

    /** {@return an array} */
    public Value list(List<?> values) {
        return array(list, values);
    }

    private Value array(Value maker, List<?> values) {
        if (values.size() <= MOST_ARGUMENTS) {
            return maker.execute(values.stream().map(this::of).toArray());
        }
        Value all = list.execute();
        for (Object value : values) {
            all.setArrayElement(all.getArraySize(), of(value));
        }
        return all;
    }

    /** Throws an error of JavaScript's. */
    RuntimeException failure(ScriptException wrong) {
        return failure(wrong.kind(), String.valueOf(wrong.getMessage()));
    }

    /**
     * Throws an error of JavaScript's.
     *
     * @param kind such as {@code TypeError}
     */
    public RuntimeException failure(String kind, String message) {
        fail.execute(kind, message);
        throw new IllegalStateException("no error was thrown: " + message);
    }
}
