package dev.peel.dissectors.http;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of messages. */
final class HttpFields {
    static final Field METHOD = Field.text("http.request.method", "Request Method");
    static final Field URI = Field.text("http.request.uri", "Request URI");
    static final Field URI_PATH = Field.text("http.request.uri.path", "Request URI Path");
    static final Field URI_QUERY = Field.text("http.request.uri.query", "Request URI Query");
    static final Field URI_PARAMETER = Field.text("http.request.uri.query.parameter", "Request URI Query Parameter");
    static final Field REQUEST_VERSION = Field.text("http.request.version", "Request Version");
    static final Field RESPONSE_VERSION = Field.text("http.response.version", "Response Version");
    static final Values STATUS_CODES = NamedValues.of("http-status-codes.tsv");
    static final Field CODE =
            Field.uint("http.response.code", 16, "Status Code").values(STATUS_CODES);
    static final Field CODE_DESCRIPTION = Field.text("http.response.code.desc", "Status Code Description");
    static final Field PHRASE = Field.text("http.response.phrase", "Response Phrase");
    static final Field START_LINE = Field.heading("http.start_line", "Start line");
    static final Field END_OF_HEAD = Field.heading("http.end_of_head", "\\r\\n");
    static final Field EVENT = Field.group("http.chat", "HTTP chat");
    static final Field REQUEST_LINE = Field.text("http.request.line", "Request line");
    static final Field RESPONSE_LINE = Field.text("http.response.line", "Response line");
    static final Field FULL_URI = Field.text("http.request.full_uri", "Full request URI");
    static final Field REQUEST = Field.flag("http.request", 8, 0, "Request");
    static final Field RESPONSE = Field.flag("http.response", 8, 0, "Response");
    static final Field NOTIFICATION = Field.flag("http.notification", 8, 0, "Notification");
    static final Field REQUEST_NUMBER = Field.uint("http.request_number", 32, "Request number");
    static final Field RESPONSE_NUMBER = Field.uint("http.response_number", 32, "Response number");
    static final Field TIME = Field.of(FieldType.RELATIVE_TIME, "http.time", "Time since request");
    static final Field REQUEST_IN = Field.frameNumber("http.request_in", "Request in frame");
    static final Field RESPONSE_FOR = Field.text("http.response_for.uri", "Request URI");
    static final Field CONTENT_LENGTH = Field.uint("http.content_length", 64, "Content length");
    static final Field CHUNK_SIZE = Field.uint("http.chunk_size", 32, "Chunk size");
    static final Field CHUNK_DATA = Field.bytes("http.chunk_data", "Chunk data");
    static final Field CHUNK_BOUNDARY = Field.bytes("http.chunk_boundary", "Chunk boundary");
    static final Field TRAILER = Field.text("http.chunked_trailer_part", "trailer-part");
    static final Field FILE_DATA = Field.text("http.file_data", "File Data");
    static final Field UNKNOWN_HEADER = Field.text("http.unknown_header", "Unknown header");
    static final Field CONNECT_HOST = Field.text("http.proxy_connect_host", "Proxy-Connect-Hostname");
    static final Field CONNECT_PORT = Field.uint("http.proxy_connect_port", 16, "Proxy-Connect-Port");

    private static final Map<String, Field> HEADERS = Map.ofEntries(
            header("authorization", "http.authorization", "Authorization"),
            header("proxy-authenticate", "http.proxy_authenticate", "Proxy-Authenticate"),
            header("proxy-authorization", "http.proxy_authorization", "Proxy-Authorization"),
            header("www-authenticate", "http.www_authenticate", "WWW-Authenticate"),
            header("content-type", "http.content_type", "Content-Type"),
            header("content-length", "http.content_length_header", "Content-Length"),
            header("content-encoding", "http.content_encoding", "Content-Encoding"),
            header("transfer-encoding", "http.transfer_encoding", "Transfer-Encoding"),
            header("upgrade", "http.upgrade", "Upgrade"),
            header("user-agent", "http.user_agent", "User-Agent"),
            header("host", "http.host", "Host"),
            header("connection", "http.connection", "Connection"),
            header("cookie", "http.cookie", "Cookie"),
            header("accept", "http.accept", "Accept"),
            header("referer", "http.referer", "Referer"),
            header("accept-language", "http.accept_language", "Accept-Language"),
            header("accept-encoding", "http.accept_encoding", "Accept Encoding"),
            header("date", "http.date", "Date"),
            header("cache-control", "http.cache_control", "Cache-Control"),
            header("server", "http.server", "Server"),
            header("location", "http.location", "Location"),
            header("sec-websocket-accept", "http.sec_websocket_accept", "Sec-WebSocket-Accept"),
            header("sec-websocket-extensions", "http.sec_websocket_extensions", "Sec-WebSocket-Extensions"),
            header("sec-websocket-key", "http.sec_websocket_key", "Sec-WebSocket-Key"),
            header("sec-websocket-protocol", "http.sec_websocket_protocol", "Sec-WebSocket-Protocol"),
            header("sec-websocket-version", "http.sec_websocket_version", "Sec-WebSocket-Version"),
            header("set-cookie", "http.set_cookie", "Set-Cookie"),
            header("last-modified", "http.last_modified", "Last-Modified"),
            header("x-forwarded-for", "http.x_forwarded_for", "X-Forwarded-For"),
            header("http2-settings", "http.http2_settings", "HTTP2-Settings"));

    static final Protocol HTTP =
            Protocol.of("http", "HTTP", "Hypertext Transfer Protocol", fields()).withPayload();

    private HttpFields() {}

    private static Map.Entry<String, Field> header(String name, String abbreviation, String label) {
        return Map.entry(name, Field.text(abbreviation, label));
    }

    private static Field[] fields() {
        return Stream.concat(
                        Stream.of(
                                START_LINE,
                                END_OF_HEAD,
                                EVENT,
                                METHOD,
                                URI,
                                URI_PATH,
                                URI_QUERY,
                                URI_PARAMETER,
                                REQUEST_VERSION,
                                RESPONSE_VERSION,
                                CODE,
                                CODE_DESCRIPTION,
                                PHRASE,
                                REQUEST_LINE,
                                RESPONSE_LINE,
                                FULL_URI,
                                REQUEST,
                                RESPONSE,
                                NOTIFICATION,
                                REQUEST_NUMBER,
                                RESPONSE_NUMBER,
                                TIME,
                                REQUEST_IN,
                                RESPONSE_FOR,
                                CONTENT_LENGTH,
                                CHUNK_SIZE,
                                CHUNK_DATA,
                                CHUNK_BOUNDARY,
                                TRAILER,
                                FILE_DATA,
                                UNKNOWN_HEADER,
                                CONNECT_HOST,
                                CONNECT_PORT),
                        new TreeMap<>(HEADERS).values().stream())
                .toArray(Field[]::new);
    }

    /** {@return the field of the header called {@code name}, in lower case; null where it has none of its own} */
    static @Nullable Field header(String name) {
        return HEADERS.get(name);
    }
}
