import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A plain HTTP/1.1 server on loopback with one page of each kind; runs until it is ended.
 *
 * <pre>
 * java HttpOrigin.java PORT
 * </pre>
 */
final class HttpOrigin {
    private static final int CHUNKED = 0; // HttpExchange's word for a body of unknown length
    private static final int NO_BODY = -1;

    private HttpOrigin() {}

    public static void main(String[] arguments) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var server = HttpServer.create(new InetSocketAddress(loopback, Integer.parseInt(arguments[0])), 1);
        server.createContext("/", HttpOrigin::page);
        server.createContext("/prices", HttpOrigin::prices);
        server.createContext("/basket", HttpOrigin::basket);
        server.start();
        System.out.println("ACCEPT");
    }

    private static void page(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestURI().getPath().equals("/");
        byte[] body = ascii(known ? "<h1>Example Shop</h1>\n" : "No such page.\n");
        exchange.getResponseHeaders().set("Content-Type", known ? "text/html" : "text/plain");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(200, NO_BODY);
        } else {
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void prices(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, CHUNKED);
        try (var body = exchange.getResponseBody()) {
            for (int article = 4710; article < 4713; article++) {
                body.write(ascii(article + ",9.99\n"));
                body.flush();
            }
        }
        exchange.close();
    }

    private static void basket(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Location", "/basket/1");
        exchange.getResponseHeaders().set("Set-Cookie", "basket=1; Path=/");
        exchange.sendResponseHeaders(201, NO_BODY);
        exchange.close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
