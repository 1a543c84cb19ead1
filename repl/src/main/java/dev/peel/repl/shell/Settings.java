package dev.peel.repl.shell;

import dev.peel.core.dissect.TimeForm;

/** What the user has set with {@code /set}. Immutable. */
record Settings(TimeForm times, boolean isPaged, boolean isPreviewed) {
    static final Settings DEFAULT = new Settings(TimeForm.RELATIVE, true, true);

    Settings withTimes(TimeForm newTimes) {
        return new Settings(newTimes, isPaged, isPreviewed);
    }

    Settings withPaging(boolean on) {
        return new Settings(times, on, isPreviewed);
    }

    Settings withPreview(boolean on) {
        return new Settings(times, isPaged, on);
    }
}
