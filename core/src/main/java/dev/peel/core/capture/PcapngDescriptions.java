package dev.peel.core.capture;

import dev.peel.core.capture.CaptureNote.About;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the blocks of pcapng that describe: sections, interfaces, names, secrets; each once, before the first frame that needs it. */
final class PcapngDescriptions {
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int NAME_RESOLUTION = 4;
    private static final int DECRYPTION_SECRETS = 10;
    private static final int BLOCK = 12; // bytes beside the content
    private static final int IPV4_RECORD = 1;
    private static final int IPV6_RECORD = 2;
    private static final int IPV4_LENGTH = 4; // bytes
    private static final int LONGEST_RECORD = 0xffff; // bytes
    private static final int NAME = 2; // options of an interface
    private static final int DESCRIPTION = 3;
    private static final int RESOLUTION = 9;
    private static final int FILTER = 11;
    private static final int OPERATING_SYSTEM = 12;
    private static final int CHECK_SEQUENCE = 13;
    private static final int OFFSET = 14;
    private static final int HARDWARE = 15;

    private final RecordBuffer out;
    private final String application;
    private int section = -1;
    private int interfaces;
    private int notes;

    PcapngDescriptions(RecordBuffer out, String application) {
        this.out = out;
        this.application = application;
    }

    /** Describes what belongs to section {@code wanted} and those before, as far as it is known. */
    void describe(int wanted, CaptureContent content) throws IOException {
        while (section < wanted) {
            if (section >= 0) {
                describeSection(content);
            }
            section++;
            writeSection(content.notes());
        }
        describeSection(content);
    }

    /** Describes all that is left. */
    void describeAll(CaptureContent content) throws IOException {
        List<CaptureInterface> all = content.interfaces();
        describe(all.isEmpty() ? 0 : all.get(all.size() - 1).section(), content);
        writeNotes(content, Integer.MAX_VALUE);
    }

    private void describeSection(CaptureContent content) throws IOException {
        List<CaptureInterface> all = content.interfaces();
        while (interfaces < all.size() && all.get(interfaces).section() == section) {
            writeInterface(all.get(interfaces), content.notes());
            interfaces++;
        }
        writeNotes(content, section);
    }

    private void writeSection(List<CaptureNote> all) throws IOException {
        Options options = new Options();
        boolean isNamed = false;
        for (CaptureNote note : all) {
            if (note instanceof CaptureNote.SectionText text && text.section() == section) {
                boolean isApplication = text.about() == About.APPLICATION;
                isNamed |= isApplication;
                options.text(code(text.about()), text.text());
            }
        }
        if (!isNamed) {
            options.text(code(About.APPLICATION), application);
        }
        byte[] bytes = options.bytes();
        int total = BLOCK + 16 + bytes.length;
        out.u32(PcapngFormat.SECTION_HEADER).u32(total).u32(PcapngFormat.BYTE_ORDER);
        out.u16(1).u16(0).u64(-1);
        out.raw(bytes, 0, bytes.length).u32(total);
    }

    private static int code(About about) {
        return switch (about) {
            case COMMENT -> PcapngBlock.COMMENT;
            case HARDWARE -> 2;
            case OPERATING_SYSTEM -> 3;
            case APPLICATION -> 4;
        };
    }

    private void writeInterface(CaptureInterface source, List<CaptureNote> all) throws IOException {
        Options options = new Options();
        for (CaptureNote note : all) {
            if (note instanceof CaptureNote.InterfaceComment comment && comment.interfaceIndex() == source.index()) {
                options.text(PcapngBlock.COMMENT, comment.text());
            }
        }
        options.text(NAME, source.name()).text(DESCRIPTION, source.description());
        options.text(OPERATING_SYSTEM, source.operatingSystem()).text(HARDWARE, source.hardware());
        if (!source.filter().isEmpty()) {
            options.text(FILTER, "\0" + source.filter()); // a text and no program
        }
        PcapngClock clock = PcapngClock.of(source);
        options.bytes(RESOLUTION, clock.option());
        source.checkSequenceBytes().ifPresent(count -> options.bytes(CHECK_SEQUENCE, checkSequence(count)));
        if (source.offsetSeconds() != 0) {
            byte[] offset = new byte[Long.BYTES];
            for (int i = 0; i < offset.length; i++) {
                offset[i] = (byte) (source.offsetSeconds() >>> i * Byte.SIZE);
            }
            options.bytes(OFFSET, offset);
        }
        byte[] bytes = options.bytes();
        int total = BLOCK + 8 + bytes.length;
        out.u32(INTERFACE_DESCRIPTION).u32(total).u16(source.linkType()).u16(0);
        out.u32(source.snapLength()).raw(bytes, 0, bytes.length).u32(total);
    }

    /** In bits, as the specification has it, unless a reader would take that for bytes. */
    private static byte checkSequence(int bytes) {
        int bits = bytes * Byte.SIZE;
        return (byte) (bits < Short.SIZE ? bytes : bits);
    }

    /** Writes the notes that belong to sections up to {@code last} and follow what was written. */
    private void writeNotes(CaptureContent content, int last) throws IOException {
        List<CaptureNote> all = content.notes();
        while (notes < all.size()) {
            CaptureNote note = all.get(notes);
            if (note instanceof CaptureNote.LeftOut
                    || note instanceof CaptureNote.SectionText text && text.section() > last
                    || note instanceof CaptureNote.DecryptionSecrets later && later.section() > last) {
                return;
            }
            if (note instanceof CaptureNote.NameResolution names) {
                writeNames(names);
            } else if (note instanceof CaptureNote.DecryptionSecrets secrets) {
                writeSecrets(secrets);
            }
            notes++;
        }
    }

    private void writeNames(CaptureNote.NameResolution names) throws IOException {
        byte[] address = names.address().getAddress();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(address);
        for (String name : names.names()) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            if (record.size() + text.length < LONGEST_RECORD) {
                record.writeBytes(text);
                record.write(0);
            }
        }
        byte[] bytes = record.toByteArray();
        int total = BLOCK + 4 + PcapngBlock.padded(bytes.length) + 4;
        out.u32(NAME_RESOLUTION).u32(total);
        out.u16(address.length == IPV4_LENGTH ? IPV4_RECORD : IPV6_RECORD).u16(bytes.length);
        out.raw(bytes, 0, bytes.length).pad(bytes.length).u32(0).u32(total);
    }

    private void writeSecrets(CaptureNote.DecryptionSecrets secrets) throws IOException {
        byte[] bytes = secrets.content().getBytes(StandardCharsets.ISO_8859_1);
        int total = BLOCK + 8 + PcapngBlock.padded(bytes.length);
        out.u32(DECRYPTION_SECRETS).u32(total).u32(secrets.type()).u32(bytes.length);
        out.raw(bytes, 0, bytes.length).pad(bytes.length).u32(total);
    }

    /** The options of a block, in order. */
    private static final class Options {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Options text(int code, String text) {
            return text.isEmpty() ? this : bytes(code, PcapngBlock.optionBytes(text));
        }

        Options bytes(int code, byte... value) {
            bytes.write(code);
            bytes.write(0);
            bytes.write(value.length);
            bytes.write(value.length >>> Byte.SIZE);
            bytes.writeBytes(value);
            for (int i = value.length; i < PcapngBlock.padded(value.length); i++) {
                bytes.write(0);
            }
            return this;
        }

        /** {@return the options with their end, nothing where there is none} */
        byte[] bytes() {
            if (bytes.size() > 0) {
                bytes.writeBytes(new byte[PcapngWriter.OPTIONS_END]);
            }
            return bytes.toByteArray();
        }
    }
}
