# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: connections that end where a TLS handshake should begin.

scenario client-resets-after-tcp-handshake 'openssl java' \
    'Three good TLS connections, and one client that completes SYN, SYN-ACK, ACK and resets before any ClientHello'
completed 0
completed 1
truth 2 false TCP_EST client rst H-09
completed 3
client-resets-after-tcp-handshake() {
    serve
    succeeds fetch -tls1_3
    succeeds fetch -tls1_2
    end_as_client reset
    succeeds fetch -tls1_3
}

scenario client-closes-after-tcp-handshake 'openssl java' \
    'A good TLS connection, and one client that connects and closes with FIN without a byte; the server sends an alert'
completed 0
truth 1 null TCP_EST client fin H-14
client-closes-after-tcp-handshake() {
    serve
    succeeds fetch
    end_as_client fin
}

scenario server-closes-after-client-hello 'openssl java' \
    'A server that answers the ClientHello with FIN; the client sends an alert, which the server answers with RST'
truth 0 false CLIENT_HELLO server fin H-35
server-closes-after-client-hello() {
    serve_java TcpEnding accept "$port" fin
    fails fetch
}

scenario server-resets-after-client-hello 'openssl java' 'A server that answers the ClientHello with RST'
truth 0 false CLIENT_HELLO server rst H-34
server-resets-after-client-hello() {
    serve_java TcpEnding accept "$port" reset
    fails fetch
}

scenario connection-refused curl 'Nobody listens: SYN is answered with RST, ACK'
truth 0 false TCP_SYN server rst H-02
connection-refused() {
    fails browse "https://$SERVER_NAME/"
}

# --- The wrong protocol -----------------------------------------------------------------------------------------------

scenario http-to-tls-port 'curl openssl' \
    'A good TLS connection, and plain HTTP to the same port: the server closes without a word'
completed 0
truth 1 null TCP_EST server fin H-20
http-to-tls-port() {
    serve
    succeeds fetch -tls1_3
    fails browse "http://$SERVER_NAME:$port/"
}

scenario tls-to-http-port 'curl java' \
    'TLS to port 80, where the server speaks plain HTTP: it waits for the end of a line, the client gives up after 2 s'
truth 0 false CLIENT_HELLO client fin H-30
tls-to-http-port() {
    port=80
    serve_java HttpOrigin "$port"
    fails browse --max-time 2 "https://$SERVER_NAME:$port/"
}

# --- Nobody, or not everybody, gets through ---------------------------------------------------------------------------

# fetch_from ADDRESS S_CLIENT-OPTION...
fetch_from() {
    local client_address=$1
    fetch "${@:2}"
}

scenario blocked-clients 'openssl java' \
    'Six clients of one server: four get through, and two are cut off after the TCP handshake, one of them twice'
completed 0
completed 1
truth 2 false TCP_EST client rst H-09
completed 3
truth 4 false TCP_EST client rst H-09
truth 5 false TCP_EST client rst H-09
completed 6
blocked-clients() {
    serve
    succeeds fetch_from 127.0.0.11 -tls1_3
    succeeds fetch_from 127.0.0.12 -tls1_2
    end_as_client reset 127.0.0.13
    succeeds fetch_from 127.0.0.14 -tls1_3
    end_as_client reset 127.0.0.15
    end_as_client reset 127.0.0.13
    succeeds fetch_from 127.0.0.16 -tls1_3
}

scenario server-resets-after-tcp-handshake java 'A server that resets as soon as the TCP handshake is done'
truth 0 false TCP_EST server rst H-13
server-resets-after-tcp-handshake() {
    serve_java TcpEnding refuse "$port" reset
    end_as_client fin 127.0.0.1 500
}

scenario server-closes-after-tcp-handshake java 'A server that closes with FIN as soon as the TCP handshake is done'
truth 0 null TCP_EST server fin H-14
server-closes-after-tcp-handshake() {
    serve_java TcpEnding refuse "$port" fin
    end_as_client fin 127.0.0.1 500
}

scenario health-checks 'python3 java openssl' \
    'Three connections that a health check closes without a byte, and a good TLS connection'
truth 0 null TCP_EST client fin H-14
truth 1 null TCP_EST client fin H-14
completed 2
truth 3 null TCP_EST client fin H-14
health-checks() {
    serve_until data notify --times 4
    end_as_client fin
    end_as_client fin
    succeeds fetch
    end_as_client fin
}

scenario speculative-connection 'python3 java openssl' \
    'A good TLS connection, and one that the client opens beforehand and closes unused after 11 seconds'
completed 0
truth 1 null TCP_EST client fin H-14
speculative-connection() {
    serve_until data notify --times 2
    succeeds fetch
    end_as_client fin 127.0.0.1 11000
}

scenario nobody-speaks 'openssl python3 curl' \
    'A connection on which nobody says anything, and stays open; 7 seconds later a refused connection to another port'
truth 0 null TCP_EST nobody timeout H-15
truth 1 false TCP_SYN server rst H-02
nobody-speaks() {
    serve
    fetch_until connected silence &
    listen_until_quiet
    end_client $!
}

# Frames of another connection show that it was the programs that were silent, not tcpdump.
listen_until_quiet() {
    sleep 7.5
    client_port=$((client_port + 5))
    fails browse "https://$address:444/"
    stop_listening
}

scenario client-waits-for-banner 'python3 curl' \
    'A client of SMTP on a port where TLS is spoken: it waits for a banner, the server for a ClientHello'
truth 0 null TCP_EST client fin H-14
client-waits-for-banner() {
    port=465
    serve_until handshake fin
    fails browse --max-time 6 "smtp://$SERVER_NAME:$port/"
}
