# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: packets that do not arrive, since nftables drops or refuses them.

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

# What still waits for an acknowledgement would be repeated while the next scenario is recorded.
forget_connections() {
    stop_listening
    end_server
    pass_all_packets
    sleep 8
}
