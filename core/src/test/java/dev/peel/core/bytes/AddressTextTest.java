package dev.peel.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000, ::",
        "00000000000000000000000000000001, ::1",
        "20010db8000000000000000000000001, 2001:db8::1",
        "20010db8000000010000000000000001, 2001:db8:0:1::1",
        "20010db8000100000001000100010001, 2001:db8:1:0:1:1:1:1",
        "fe800000000000000000000000000000, fe80::",
        "00000000000000000000ffffc0000201, ::ffff:192.0.2.1",
        "000000000000000000000000c0000201, ::192.0.2.1",
        "00010000000000000001000000000000, 1::1:0:0:0",
        "ffffffffffffffffffffffffffffffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void shortensTheLongestRunOfZeros(String hex, String text) {
        assertThat(AddressText.ipv6(HexFormat.of().parseHex(hex), 0)).isEqualTo(text);
    }

    @Property
    void ipv6IsReadBackAsTheSameAddress(@ForAll @Size(16) byte[] address) throws UnknownHostException {
        byte[] read = InetAddress.getByName(AddressText.ipv6(address, 0)).getAddress();

        assertThat(HexFormat.of().formatHex(address)).endsWith(HexFormat.of().formatHex(read));
    }

    @Property
    void ipv4IsReadBackAsTheSameAddress(@ForAll int address) throws UnknownHostException {
        byte[] read = InetAddress.getByName(AddressText.ipv4(address)).getAddress();

        assertThat(Bytes.i32(read, 0)).isEqualTo(address);
    }

    @Test
    void hardwareAddressesHaveColons() {
        assertThat(AddressText.ether(0x0200_5e00_53ffL)).isEqualTo("02:00:5e:00:53:ff");
    }
}
