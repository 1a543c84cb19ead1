package dev.peel.core.dissect;

import java.util.Arrays;
import java.util.Optional;

/** How the Time column tells a packet's time, named as tshark's {@code -t} names it. */
public enum TimeForm {
    /** Seconds since the first frame. */
    RELATIVE("r"),
    /** Seconds since the frame before. */
    DELTA("d"),
    /** Seconds since the frame that was shown before. */
    DELTA_DISPLAYED("dd"),
    /** Seconds since 1970. */
    EPOCH("e"),
    /** Time of day, in the user's zone. */
    TIME("a"),
    /** Date and time of day, in the user's zone. */
    DATE("ad"),
    /** Year, day of the year and time of day, in the user's zone. */
    DAY_OF_YEAR("adoy"),
    /** Time of day, UTC. */
    UTC_TIME("u"),
    /** Date and time of day, UTC. */
    UTC_DATE("ud"),
    /** Year, day of the year and time of day, UTC. */
    UTC_DAY_OF_YEAR("udoy");

    private final String letters;

    TimeForm(String letters) {
        this.letters = letters;
    }

    /** {@return the form called {@code letters}, empty where there is none} */
    public static Optional<TimeForm> of(String letters) {
        return Arrays.stream(values())
                .filter(form -> form.letters.equals(letters))
                .findFirst();
    }

    /** {@return whether it tells the time of the user's zone} */
    public boolean isLocal() {
        return this == TIME || this == DATE || this == DAY_OF_YEAR;
    }

    /** {@return what users type for it, such as {@code ad}} */
    public String letters() {
        return letters;
    }
}
