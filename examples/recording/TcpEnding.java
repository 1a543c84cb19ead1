import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * One end of a TCP connection that ends it before TLS begins.
 *
 * <pre>
 * java TcpEnding.java connect PORT LOCAL-PORT fin|reset [ADDRESS [MILLISECONDS]]
 *                                            connects from there, sends nothing, ends after a while
 * java TcpEnding.java accept PORT fin|reset  reads one TLS record, answers nothing, ends
 * java TcpEnding.java refuse PORT fin|reset  reads nothing, ends
 * </pre>
 */
final class TcpEnding {
    private static final int TLS_RECORD_HEADER_LENGTH = 5; // bytes, RFC 8446 5.1
    private static final int PAUSE = 20; // milliseconds, so that the end is seen apart from the handshake

    private TcpEnding() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "connect" -> connect(port, arguments);
            case "accept" -> accept(port, true, arguments[2]);
            default -> accept(port, false, arguments[2]);
        }
    }

    private static void connect(int port, String[] arguments) throws IOException, InterruptedException {
        var from = arguments.length > 4 ? InetAddress.getByName(arguments[4]) : loopback();
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, Integer.parseInt(arguments[2])));
            socket.connect(new InetSocketAddress(loopback(), port));
            Thread.sleep(arguments.length > 5 ? Integer.parseInt(arguments[5]) : PAUSE);
            end(socket, arguments[3]);
        }
    }

    private static void accept(int port, boolean reads, String ending) throws IOException, InterruptedException {
        try (var listener = new ServerSocket(port, 1, loopback())) {
            System.out.println("ACCEPT");
            try (var socket = listener.accept()) {
                if (reads) {
                    readRecord(new DataInputStream(socket.getInputStream()));
                }
                Thread.sleep(PAUSE);
                end(socket, ending);
            }
        }
    }

    // Bytes left unread would turn FIN into RST.
    private static void readRecord(DataInputStream input) throws IOException {
        byte[] header = input.readNBytes(TLS_RECORD_HEADER_LENGTH);
        int length = Byte.toUnsignedInt(header[3]) << 8 | Byte.toUnsignedInt(header[4]);
        input.readNBytes(length);
    }

    private static void end(Socket socket, String ending) throws IOException {
        if (ending.equals("reset")) {
            socket.setSoLinger(true, 0); // closing then sends RST at once, RFC 9293 3.9.1 ABORT
        }
        socket.close();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
