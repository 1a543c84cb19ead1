package dev.peel.dissectors.ethernet;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.PassingDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.ethertype.HardwareAddress;
import dev.peel.dissectors.ethertype.Trailer;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * Ethernet II and IEEE 802.3.
 *
 * <pre>
 *  destination (6) | source (6) | type or length (2) | payload | padding | trailer | frame check sequence (4)
 * </pre>
 */
public final class EthernetDissector implements PassingDissector {
    private static final int MAX_LENGTH = 1500; // bytes, IEEE 802.3 3.2.6
    private static final int SHORTEST_WITH_CHECKSUM = 64; // bytes, IEEE 802.3 4.4.2
    private static final int CHECKSUM_LENGTH = 4; // bytes
    private static final int UNVERIFIED = 2;
    private static final int TYPE_AT = 12; // bytes of addresses before the type
    private static final int ADDRESS_LENGTH = 6; // bytes
    private static final long GROUP_BIT = 0x0100_0000_0000L; // of an address, IEEE 802.3 3.2.3

    private static final Field DESTINATION = Field.ether("eth.dst", "Destination");
    private static final Field SOURCE = Field.ether("eth.src", "Source");
    private static final Field ADDRESS = Field.ether("eth.addr", "Address");
    private static final Values LOCAL = NamedValues.of("ether-local.tsv");
    private static final Values GROUP = NamedValues.of("ether-group.tsv");
    private static final Field DESTINATION_LOCAL = Field.flag("eth.dst.lg", 24, 0x020000, "LG bit")
            .also("eth.lg", "LG bit")
            .values(LOCAL);
    private static final Field DESTINATION_GROUP = Field.flag("eth.dst.ig", 24, 0x010000, "IG bit")
            .also("eth.ig", "IG bit")
            .values(GROUP);
    private static final Field SOURCE_LOCAL = Field.flag("eth.src.lg", 24, 0x020000, "LG bit")
            .also("eth.lg", "LG bit")
            .values(LOCAL);
    private static final Field SOURCE_GROUP = Field.flag("eth.src.ig", 24, 0x010000, "IG bit")
            .also("eth.ig", "IG bit")
            .values(GROUP);
    private static final Field SOURCE_IS_GROUP = Field.group(
            "eth.src_not_group", "Source MAC must not be a group address: IEEE 802.3-2002, Section 3.2.3(b)");
    private static final Field[] DESTINATION_PARTS = {ADDRESS, DESTINATION_LOCAL, DESTINATION_GROUP};
    private static final Field[] SOURCE_PARTS = {ADDRESS, SOURCE_LOCAL, SOURCE_GROUP};
    private static final Field TYPE = Field.uint("eth.type", 16, "Type").hex().values(Ethertype.NAMES);
    private static final Field LENGTH = Field.uint("eth.len", 16, "Length");
    private static final Field INVALID =
            Field.uint("eth.invalid_lentype", 16, "Invalid length/type").base(Base.HEX_DEC);
    private static final Field TRAILER = Field.bytes("eth.trailer", "Trailer");
    private static final Field PADDING_BAD = Field.group(
            "eth.padding_bad",
            "Didn't find padding of zeros, and an undecoded trailer exists. There may be padding of non-zeros.");
    private static final Field CHECKSUM =
            Field.uint("eth.fcs", 32, "Frame check sequence").hex();
    private static final Field CHECKSUM_STATUS = Field.uint("eth.fcs.status", 8, "FCS Status")
            .values(Values.of(0, "Bad", 1, "Good", UNVERIFIED, "Unverified"));
    private static final Protocol ETHERNET = Protocol.of(
            "eth",
            "Ethernet",
            "Ethernet",
            DESTINATION,
            SOURCE,
            ADDRESS,
            DESTINATION_LOCAL,
            DESTINATION_GROUP,
            SOURCE_LOCAL,
            SOURCE_GROUP,
            SOURCE_IS_GROUP,
            TYPE,
            LENGTH,
            INVALID,
            Trailer.PADDING,
            TRAILER,
            PADDING_BAD,
            CHECKSUM,
            CHECKSUM_STATUS);

    @Override
    public Protocol protocol() {
        return ETHERNET;
    }

    @Override
    public void register(Registrar registrar) {
        Ethertype.register(registrar);
        Trailer.register(registrar, TRAILER);
        registrar.measures(Ethertype.TABLE, CHECKSUM, CHECKSUM_STATUS);
        registrar.bind("wtap_encap", 1, this);
        registrar.bind("ethertype", Ethertype.TRANSPARENT_BRIDGING, this);
        registrar.bind("ip.proto", 143, this);
        registrar.bind("gre.proto", 0x6400, this);
    }

    @Override
    public void dissect(Dissection d) {
        boolean mayHaveChecksum = d.isAtFrameStart() && d.remaining() >= SHORTEST_WITH_CHECKSUM;
        long destination = d.ether(DESTINATION, DESTINATION_PARTS);
        d.etherDestination(destination);
        long source = d.ether(SOURCE, SOURCE_PARTS);
        d.etherSource(source);
        if ((source & GROUP_BIT) != 0) {
            d.expert(SOURCE_IS_GROUP, -ADDRESS_LENGTH, Severity.WARNING, ExpertGroup.PROTOCOL, SOURCE_IS_GROUP.label());
        }
        int typeOrLength = d.peekU16(0);
        // No frame is empty: Wireshark takes 0 for a type, and so does whoever writes such frames.
        boolean isLength = typeOrLength > 0 && typeOrLength <= MAX_LENGTH;
        if (d.labelling()) {
            d.labelLayer((isLength ? "IEEE 802.3 Ethernet" : "Ethernet II") + ", Src: " + HardwareAddress.text(source)
                    + ", Dst: " + HardwareAddress.text(destination));
        }
        if (isLength) {
            d.u16(LENGTH);
            if (d.summarizing()) {
                d.summary(ETHERNET, "IEEE 802.3 Ethernet");
            }
            Ethertype.nextByLength(d, typeOrLength);
        } else if (typeOrLength > 0 && typeOrLength < Ethertype.MIN_TYPE) {
            readInvalid(d, typeOrLength);
            return;
        } else {
            d.u16(TYPE);
            if (d.summarizing()) {
                d.summary(ETHERNET, "Ethernet II");
            }
            Ethertype.next(d, typeOrLength);
        }
        readTrailer(d, mayHaveChecksum);
    }

    @Override
    public boolean pass(Dissection d) {
        return Ethertype.pass(d, TYPE_AT);
    }

    private static void readInvalid(Dissection d, int typeOrLength) {
        d.u16(INVALID);
        d.expert(
                Severity.WARNING,
                ExpertGroup.PROTOCOL,
                "Invalid length/type: " + typeOrLength + " is neither, IEEE 802.3 3.2.6");
        if (d.summarizing()) {
            d.summary(
                    ETHERNET,
                    String.format(
                            Locale.ROOT,
                            "Ethernet Unknown: Invalid length/type: 0x%04x (%d)",
                            typeOrLength,
                            typeOrLength));
        }
        d.data();
    }

    /** What is left behind padding in a frame longer than the shortest may end with the checksum that some cards hand on. */
    private static void readTrailer(Dissection d, boolean mayHaveChecksum) {
        d.resume();
        boolean isOddlyPadded = Trailer.padding(d);
        int checksumAt = d.remaining() - CHECKSUM_LENGTH;
        boolean hasChecksum = mayHaveChecksum && checksumAt >= 0;
        int trailer = Math.min(d.captured(), hasChecksum ? checksumAt : d.remaining());
        if (trailer > 0) {
            d.bytes(TRAILER, trailer);
            if (isOddlyPadded) {
                d.expert(PADDING_BAD, -trailer, Severity.NOTE, ExpertGroup.PROTOCOL, PADDING_BAD.label());
            }
        }
        if (hasChecksum && d.captured() >= CHECKSUM_LENGTH) {
            d.u32(CHECKSUM);
            d.generated(CHECKSUM_STATUS, UNVERIFIED);
        }
    }
}
