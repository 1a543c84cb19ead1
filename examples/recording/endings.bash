# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: connections that end where a TLS handshake should begin.

scenario client-resets-after-tcp-handshake 'openssl java' \
    'Three good TLS connections, and one client that completes SYN, SYN-ACK, ACK and resets before any ClientHello'
client-resets-after-tcp-handshake() {
    serve
    succeeds fetch -tls1_3
    succeeds fetch -tls1_2
    end_as_client reset
    succeeds fetch -tls1_3
}

scenario client-closes-after-tcp-handshake 'openssl java' \
    'A good TLS connection, and one client that connects and closes with FIN without a byte; the server sends an alert'
client-closes-after-tcp-handshake() {
    serve
    succeeds fetch
    end_as_client fin
}

scenario server-closes-after-client-hello 'openssl java' \
    'A server that answers the ClientHello with FIN; the client sends an alert, which the server answers with RST'
server-closes-after-client-hello() {
    serve_java TcpEnding accept "$port" fin
    fails fetch
}

scenario server-resets-after-client-hello 'openssl java' 'A server that answers the ClientHello with RST'
server-resets-after-client-hello() {
    serve_java TcpEnding accept "$port" reset
    fails fetch
}

scenario connection-refused curl 'Nobody listens: SYN is answered with RST, ACK'
connection-refused() {
    fails browse "https://$SERVER_NAME/"
}

# --- The wrong protocol -----------------------------------------------------------------------------------------------

scenario http-to-tls-port 'curl openssl' \
    'A good TLS connection, and plain HTTP to the same port: the server closes without a word'
http-to-tls-port() {
    serve
    succeeds fetch -tls1_3
    fails browse "http://$SERVER_NAME:$port/"
}

scenario tls-to-http-port 'curl java' \
    'TLS to port 80, where the server speaks plain HTTP: it waits for the end of a line, the client gives up after 2 s'
tls-to-http-port() {
    port=80
    serve_java HttpOrigin "$port"
    fails browse --max-time 2 "https://$SERVER_NAME:$port/"
}
