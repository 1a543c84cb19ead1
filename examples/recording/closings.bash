# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: handshakes that succeed, and the ways their connections end.

scenario tls12-server-resets-after-handshake 'python3 openssl' \
    'TLS 1.2, a server that resets when the handshake is complete, before any data'
truth 0 true FINISHED_S server rst
tls12-server-resets-after-handshake() {
    serve_until handshake reset --version 1.2
    fails connect -tls1_2 < <(sleep 1)
}

scenario tls12-server-closes-without-close-notify 'python3 openssl' \
    'TLS 1.2, a server that answers and closes TCP without close_notify'
truth 0 true CLOSE server fin H-90
tls12-server-closes-without-close-notify() {
    serve_until data fin --version 1.2
    fetch || true # OpenSSL calls this an unexpected end
}

scenario tls13-server-closes-without-close-notify 'python3 openssl' \
    'TLS 1.3, a server that answers and closes TCP without close_notify'
truth 0 true CLOSE server fin H-90
tls13-server-closes-without-close-notify() {
    serve_until data fin --version 1.3
    fetch || true # OpenSSL calls this an unexpected end
}

scenario tls12-server-resets-after-data 'python3 openssl' 'TLS 1.2, a server that answers and resets'
truth 0 true APPDATA server rst H-90
tls12-server-resets-after-data() {
    serve_until data reset --version 1.2
    fails fetch
}

scenario tls12-client-resets-after-data 'python3 openssl' 'TLS 1.2, a client that has its answer and resets'
truth 0 true APPDATA client rst H-90
tls12-client-resets-after-data() {
    serve_interactive -tls1_2 -rev
    succeeds fetch_until data reset
}

scenario tls12-reset-after-close-notify 'python3 openssl' \
    'TLS 1.2, a client that has its answer, sends close_notify, gets that of the server with its FIN, and resets'
truth 0 true CLOSE server fin H-91
tls12-reset-after-close-notify() {
    serve_interactive -tls1_2 -rev
    succeeds fetch_until data notify-reset
}

scenario tls13-reset-after-close-notify 'python3 openssl' \
    'TLS 1.3, a client that has its answer, sends close_notify, gets that of the server with its FIN, and resets'
truth 0 true CLOSE server fin H-91
tls13-reset-after-close-notify() {
    serve_interactive -tls1_3 -rev
    succeeds fetch_until data notify-reset
}

scenario tls12-both-close python3 'TLS 1.2, both sides send close_notify and close within a millisecond'
completed 0
tls12-both-close() {
    serve_until data notify --version 1.2
    succeeds fetch_until data notify
}

scenario tls12-stays-open 'python3 openssl curl' \
    'TLS 1.2, a connection that is used and stays open; 7 seconds later a refused connection to another port'
truth 0 true APPDATA nobody none
truth 1 false TCP_SYN server rst H-02
tls12-stays-open() {
    serve_until data silence --version 1.2
    fetch_until data silence &
    listen_until_quiet
    end_client $!
}

scenario tls12-renegotiation-refused openssl \
    'TLS 1.2, the client asks for a second handshake, the server refuses with an (encrypted) alert'
truth 0 true CLOSE either fin H-76
tls12-renegotiation-refused() {
    serve_interactive -tls1_2
    fails connect -tls1_2 < <(slowly 'before' R 'after')
}
