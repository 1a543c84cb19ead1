package dev.peel.core.filter;

import dev.peel.core.packet.Packet;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Relates bytes to a pattern. A value that the pattern cannot be decided for within the budget does not match. */
final class Matching extends Related {
    private final Matcher matcher;
    private final ByteText text;
    private final Budget budget;

    Matching(Operand left, Pattern pattern, Budget budget, Quantifier quantifier) {
        super(left, quantifier);
        text = new ByteText(budget);
        matcher = pattern.matcher(text);
        this.budget = budget;
    }

    @Override
    boolean prepare(Packet packet) {
        return true;
    }

    @Override
    boolean holdsFor(int i, boolean toAll) {
        budget.start();
        text.set(leftRow.arrays[i], leftRow.starts[i], leftRow.lengths[i]);
        matcher.reset();
        try {
            return matcher.find();
        } catch (Budget.Spent spent) {
            budget.count();
        } catch (StackOverflowError deep) {
            budget.count(); // java.util.regex calls itself for each repetition of a group
        }
        return false;
    }

    /** Bytes as the characters 0 to 255. */
    private static final class ByteText implements CharSequence {
        private final Budget budget;
        private byte[] array = new byte[0];
        private int start;
        private int length;

        ByteText(Budget budget) {
            this.budget = budget;
        }

        void set(byte[] newArray, int newStart, int newLength) {
            array = newArray;
            start = newStart;
            length = newLength;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            budget.step();
            return (char) (array[start + index] & 0xff);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            ByteText part = new ByteText(budget);
            part.set(array, start + from, to - from);
            return part;
        }

        @Override
        public String toString() {
            return new String(array, start, length, StandardCharsets.ISO_8859_1);
        }
    }
}
