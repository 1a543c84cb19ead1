package dev.peel.repl.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text whose lines are cut where the screen ends. */
final class FittedOutput extends OutputStream {
    private static final int ESCAPE = 0x1b;
    private static final byte[] MARK = "…".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final int columns;
    private byte[] kept = new byte[1 << 16];
    private int length;
    private int column;
    private boolean isEscape;
    private int lastStart;

    FittedOutput(OutputStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            take(bytes[i]);
        }
        if (length > 0) {
            out.write(kept, 0, length);
            lastStart -= length;
            length = 0;
        }
    }

    private void take(byte character) throws IOException {
        if (isEscape) {
            isEscape = !(character >= '@' && character <= '~' && character != '[');
            keep(character);
        } else if (character == ESCAPE) {
            isEscape = true;
            keep(character);
        } else if (character == '\n') {
            column = 0;
            keep(character);
        } else if ((character & 0xc0) != 0x80) { // the first byte of a character
            column++;
            lastStart = column <= columns ? length : lastStart;
            if (column == columns + 1) {
                mark();
            } else if (column <= columns) {
                keep(character);
            }
        } else if (column <= columns) {
            keep(character);
        }
    }

    /** Puts a mark in place of the last character that fits. */
    private void mark() throws IOException {
        if (lastStart < 0) {
            return; // handed on already: the line is cut without a mark
        }
        byte[] behind = Arrays.copyOfRange(kept, lastStart, length);
        length = lastStart;
        for (byte one : MARK) {
            keep(one);
        }
        int escape = 0;
        while (escape < behind.length && behind[escape] != ESCAPE) {
            escape++;
        }
        for (int i = escape; i < behind.length; i++) {
            keep(behind[i]);
        }
    }

    private void keep(byte one) throws IOException {
        if (length == kept.length) {
            out.write(kept, 0, length);
            lastStart -= length;
            length = 0;
        }
        kept[length++] = one;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
