package dev.peel.repl.shell;

import java.io.IOException;
import java.io.OutputStream;

/** Text for a terminal that stops when the screen is full, until the user wants more. */
final class PagedOutput extends OutputStream {
    private static final int ESCAPE = 0x1b;

    private final OutputStream out;
    private final Pager pager;
    private int room;
    private int column;
    private boolean isEscape;
    private boolean isEndless;

    /** What asks the user. */
    interface Pager {
        /** {@return how many columns the screen has} */
        int columns();

        /** {@return how many rows of a result fit on the screen with a question below them} */
        int rows();

        /**
         * {@return how many more rows the user wants to see, {@link Integer#MAX_VALUE} for all}
         *
         * @throws StoppedException when the user has seen enough
         */
        int more() throws IOException;
    }

    PagedOutput(OutputStream out, Pager pager) {
        this.out = out;
        this.pager = pager;
        room = pager.rows();
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int written = from;
        for (int i = from; i < from + count && !isEndless; i++) {
            if (room <= 0 && column == 0) {
                out.write(bytes, written, i - written);
                out.flush();
                written = i;
                int more = pager.more();
                isEndless = more == Integer.MAX_VALUE;
                room = more;
            }
            count(bytes[i]);
        }
        out.write(bytes, written, from + count - written);
    }

    private void count(byte character) {
        if (isEscape) {
            isEscape = !(character >= '@' && character <= '~' && character != '[');
        } else if (character == ESCAPE) {
            isEscape = true;
        } else if (character == '\n') {
            room--;
            column = 0;
        } else if ((character & 0xc0) != 0x80) { // no further byte of a character
            if (column == pager.columns()) {
                room--;
                column = 0;
            }
            column++;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
