# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: one side ends the connection, or falls silent, in the middle of a handshake.

# --- After the ClientHello --------------------------------------------------------------------------------------------

scenario server-never-answers 'python3 curl' \
    'A ClientHello that the server acknowledges and never answers; the client gives up after 6 seconds'
truth 0 false CLIENT_HELLO client fin H-30
server-never-answers() {
    serve_until received:1 silence
    fails browse --max-time 6 "https://$SERVER_NAME/"
}

scenario silence-after-client-hello 'python3 curl' \
    'A ClientHello that is never answered, on a connection that stays open; 7 seconds later a refused one to another port'
truth 0 false CLIENT_HELLO nobody timeout H-30
truth 1 false TCP_SYN server rst H-02
silence-after-client-hello() {
    serve_until received:1 silence
    fetch_until sent:1 silence &
    listen_until_quiet
    end_client $!
}

scenario client-closes-in-client-hello 'python3 openssl' 'A client that closes after 200 bytes of its ClientHello'
truth 0 false TCP_EST client fin H-95
client-closes-in-client-hello() {
    serve
    succeeds fetch_until bytes:200 fin
}

# --- After the ServerHello --------------------------------------------------------------------------------------------

scenario client-resets-after-server-hello python3 'TLS 1.2, a client that resets when it has the ServerHello alone'
truth 0 false SERVER_HELLO client rst
client-resets-after-server-hello() {
    serve_until sent:1 silence --version 1.2
    succeeds fetch_until received:1 reset
}

scenario server-closes-after-server-hello 'python3 openssl' 'TLS 1.2, a server that closes after its ServerHello'
truth 0 false SERVER_HELLO server fin
server-closes-after-server-hello() {
    serve_until sent:1 fin --version 1.2
    fails fetch
}

scenario server-resets-after-server-hello 'python3 openssl' 'TLS 1.3, a server that resets after its ServerHello'
truth 0 false SERVER_HELLO server rst
server-resets-after-server-hello() {
    serve_until sent:1 reset --version 1.3
    fails fetch
}

scenario server-closes-in-certificate 'python3 openssl' 'TLS 1.2, a server that closes in the middle of its Certificate'
truth 0 false SERVER_HELLO server fin H-95
server-closes-in-certificate() {
    serve_until bytes:400 fin --version 1.2
    fails fetch
}

scenario silence-after-server-hello 'python3 curl' \
    'TLS 1.2, a server that falls silent after its ServerHello; the client gives up after 6 seconds'
truth 0 false SERVER_HELLO client fin
silence-after-server-hello() {
    serve_until sent:1 silence --version 1.2
    fails browse --max-time 6 "https://$SERVER_NAME/"
}

# --- After the server's flight ----------------------------------------------------------------------------------------

scenario client-closes-after-server-flight 'python3 openssl' \
    'TLS 1.2, a client that closes when it has the ServerHelloDone, without an alert'
truth 0 false SERVER_FLIGHT client fin H-72
client-closes-after-server-flight() {
    serve -tls1_2
    succeeds fetch_until received:4 fin
}

scenario client-resets-after-server-flight 'python3 openssl' 'TLS 1.2, a client that resets when it has the ServerHelloDone'
truth 0 false SERVER_FLIGHT client rst H-72
client-resets-after-server-flight() {
    serve -tls1_2
    succeeds fetch_until received:4 reset
}

scenario silence-after-server-flight 'python3 openssl curl' \
    'TLS 1.2, a client that falls silent when it has the ServerHelloDone; 7 seconds later a refused connection'
truth 0 false SERVER_FLIGHT nobody timeout H-72
truth 1 false TCP_SYN server rst H-02
silence-after-server-flight() {
    serve -tls1_2
    fetch_until received:4 silence &
    listen_until_quiet
    end_client $!
}

scenario tls13-client-closes-after-server-flight 'python3 openssl' \
    'TLS 1.3, a client that closes when it has the flight of the server, without an alert'
truth 0 false SERVER_FLIGHT client fin H-72
tls13-client-closes-after-server-flight() {
    serve -tls1_3
    succeeds fetch_until received:6 fin
}

# --- After the client's Finished --------------------------------------------------------------------------------------

scenario server-closes-after-client-finished 'python3 openssl' \
    'TLS 1.2, a server that closes when it has the Finished of the client, and sends none'
truth 0 false FINISHED_C server fin H-73
server-closes-after-client-finished() {
    serve_until received:4 fin --version 1.2
    fails fetch
}

scenario server-resets-after-client-finished 'python3 openssl' \
    'TLS 1.2, a server that resets when it has the Finished of the client, and sends none'
truth 0 false FINISHED_C server rst H-73
server-resets-after-client-finished() {
    serve_until received:4 reset --version 1.2
    fails fetch
}

scenario silence-after-client-finished 'python3 curl' \
    'TLS 1.2, a server that falls silent when it has the Finished of the client; the client gives up after 6 seconds'
truth 0 false FINISHED_C client fin H-73
silence-after-client-finished() {
    serve_until received:4 silence --version 1.2
    fails browse --max-time 6 "https://$SERVER_NAME/"
}
