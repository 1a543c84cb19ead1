# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: packets that do not arrive, since nftables drops or refuses them,
# and one that nobody sent.

scenario syn-unanswered 'curl nft openssl' \
    'Three SYN that a firewall drops; the server is there, as a good connection shows when the rule is gone'
truth 0 false TCP_SYN nobody timeout H-01
completed 1
syn-unanswered() {
    serve
    filter_packets tcp dport "$port" drop
    fails browse --max-time 4 "https://$SERVER_NAME/"
    sleep 3
    pass_all_packets
    succeeds fetch
}

scenario syn-ack-lost 'curl nft openssl' \
    'SYN-ACK that a firewall before the client drops: both sides repeat theirs; then a good connection'
truth 0 false TCP_SYNACK nobody timeout H-05
completed 1
syn-ack-lost() {
    serve
    filter_packets tcp sport "$port" tcp flags '& (syn | ack) == syn | ack' drop
    fails browse --max-time 4 "https://$SERVER_NAME/"
    sleep 3
    pass_all_packets
    succeeds fetch
}

scenario syn-prohibited 'curl nft' 'SYN answered by a firewall with ICMP: administratively prohibited'
truth 0 false TCP_SYN server icmp H-04
syn-prohibited() {
    filter_packets tcp dport "$port" reject with icmp admin-prohibited
    fails browse "https://$SERVER_NAME/"
}

scenario client-hello-not-acknowledged 'openssl nft' \
    'A ClientHello that fills a segment, which never arrives, whereas small segments do: a black hole for large packets'
truth 0 false CLIENT_HELLO nobody timeout H-31
client-hello-not-acknowledged() {
    serve
    filter_packets tcp dport "$port" meta length '> 1000' drop
    client_patience=4
    fails fetch -alpn "$(printf 'protocol-%0230d,' 1 2 3 4)http/1.1"
    forget_connections
}

scenario server-flight-not-acknowledged 'openssl nft' \
    'A certificate chain whose full segments never arrive, whereas smaller ones do: a black hole for large packets'
truth 0 false SERVER_FLIGHT client fin H-32
server-flight-not-acknowledged() {
    serve -tls1_2 -cert "$work/shop-chained.pem" -key "$work/shop-chained.key" -cert_chain "$work/chain.pem"
    filter_packets tcp sport "$port" meta length '> 1000' drop
    fails browse --max-time 4 "https://$SERVER_NAME/"
    forget_connections
}

scenario tls12-simultaneous-close 'python3 nft' \
    'TLS 1.2, both sides send FIN before the one of the other gets through: a firewall drops both, until they are repeated'
completed 0 H-94
tls12-simultaneous-close() {
    serve_until data notify --version 1.2
    filter_packets tcp flags '& fin == fin' drop
    fetch_until data notify &
    local client=$! i
    for ((i = 0; i < 10 * PATIENCE; i++)); do
        (($(tcpdump -r "$work/frames.pcap" 'tcp[tcpflags] & tcp-fin != 0' 2>/dev/null | wc -l) < 2)) || break
        sleep 0.01
    done
    pass_all_packets
    succeeds wait "$client"
}

scenario reset-by-third-party 'python3' \
    'A device that sees the name in a ClientHello resets the connection in the name of the server, which goes on'
truth 0 false CLIENT_HELLO server rst H-10
reset-by-third-party() {
    command -v python3 >/dev/null || skip 'python3 is not installed'
    serve_until received:1 fin --version 1.2
    python3 "$programs/reset_injector.py" "$port" "$SERVER_NAME" >"$work/injector.log" 2>&1 &
    local injector=$!
    await ACCEPT "$work/injector.log" "$injector" || skip "packets cannot be written here: $(tail -1 "$work/injector.log")"
    fails fetch_until handshake fin
    wait "$injector"
}

# What still waits for an acknowledgement would be repeated while the next scenario is recorded.
forget_connections() {
    stop_listening
    end_server
    pass_all_packets
    sleep 8
}
