package dev.peel.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BytesTest {
    private final byte[] array = {1, (byte) 0xfe, 3, 4, (byte) 0x85, 6};
    private final Bytes window = new Bytes().wrap(array, 1, 4);

    @Test
    void readsUnsignedBigEndianNumbersRelativeToItsStart() {
        assertThat(window.length()).isEqualTo(4);
        assertThat(window.u8(0)).isEqualTo(0xfe);
        assertThat(window.u16(0)).isEqualTo(0xfe03);
        assertThat(window.u24(1)).isEqualTo(0x030485);
        assertThat(window.u32(0)).isEqualTo(0xfe030485L);
    }

    @Test
    void refusesToReadOutsideOfTheWindowEvenWhereTheArrayHasBytes() {
        for (int at : new int[] {-1, 4, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> window.u8(at)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> window.u16(at)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> window.u24(at)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> window.u32(at)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> window.u16(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.u24(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.u32(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesWindowsOutsideOfTheArray() {
        assertThatThrownBy(() -> new Bytes().wrap(array, 3, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Bytes().wrap(array, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Bytes().wrap(array, 1, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void looksForBytesAndTextWithinTheWindow() {
        Bytes text = new Bytes().wrap("xGET /y".getBytes(StandardCharsets.US_ASCII), 1, 5);

        assertThat(text.startsWith("GET ", 0)).isTrue();
        assertThat(text.startsWith("ET", 1)).isTrue();
        assertThat(text.startsWith("GET /y", 0)).isFalse();
        assertThat(text.startsWith("", 6)).isFalse();
        assertThat(text.startsWith("G", -1)).isFalse();
        assertThat(text.indexOf('/', 0)).isEqualTo(4);
        assertThat(text.indexOf('y', 0)).isEqualTo(-1);
        assertThat(text.indexOf('G', -5)).isZero();
        assertThat(text.indexOf('G', 99)).isEqualTo(-1);
        assertThat(window.indexOf(0xfe, 0)).isZero();
    }

    @Property
    void readsWhatAByteBufferReads(@ForAll @Size(min = 8, max = 8) byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);

        assertThat(Bytes.u16(bytes, 3)).isEqualTo(Short.toUnsignedInt(buffer.getShort(3)));
        assertThat(Bytes.u24(bytes, 3)).isEqualTo(buffer.getInt(2) & 0xffffff);
        assertThat(Bytes.i32(bytes, 3)).isEqualTo(buffer.getInt(3));
        assertThat(Bytes.i64(bytes, 0)).isEqualTo(buffer.getLong());
    }
}
