package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Transport;

/**
 * A link layer that carries pieces of a stream which say where they belong.
 *
 * <pre>
 *  source (1) | destination (1) | 1 for another conversation (1) | offset (8) | payload
 * </pre>
 */
final class ToyPieces implements Dissector {
    static final Field TEXT = Field.text("toypieces.text", "Text");
    static final Field PIECES = Field.group("toypieces.pieces", "Pieces");
    static final Field PIECE = Field.frameNumber("toypieces.piece", "Piece");
    static final Field COUNT = Field.uint("toypieces.piece.count", 32, "Count");
    static final Field LENGTH = Field.uint("toypieces.length", 32, "Length");
    static final Protocol TOY = Protocol.of("toypieces", "Pieces", "Toy Pieces", TEXT, PIECES, PIECE, COUNT, LENGTH);

    private static final SubStream STREAM =
            SubStream.of("toypieces", new ReassemblyFields(PIECES, PIECE, COUNT, LENGTH));

    @Override
    public Protocol protocol() {
        return TOY;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("wtap_encap", 45, this);
    }

    @Override
    public void dissect(Dissection d) {
        int source = d.u8();
        int destination = d.u8();
        d.ipv4Addresses(source, destination);
        d.flow(Transport.UDP, source, destination);
        if (d.u8() == 1) {
            d.restartSubStreams();
        }
        long offset = d.u32() << 32 | d.u32();
        d.inOrder(STREAM, offset, d.remaining(), ToyPieces::read);
    }

    private static void read(Dissection d) {
        d.text(TEXT, d.remaining());
    }
}
