# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: protocols without TLS, link types and file formats.

# --- HTTP and DNS -----------------------------------------------------------------------------------------------------

scenario http11 'curl java' 'HTTP/1.1, five requests on one connection: HEAD, GET, chunked, POST, 404'
truth 0 null TCP_EST either fin
http11() {
    port=80
    serve_java HttpOrigin "$port"
    local origin=http://$SERVER_NAME
    succeeds browse -I "$origin/" --next --resolve "$SERVER_NAME:$port:$address" "$origin/" "$origin/prices" \
        --next --resolve "$SERVER_NAME:$port:$address" -d 'article=4711&count=2' "$origin/basket" "$origin/missing"
}

scenario dns java 'DNS over UDP (A, AAAA, CNAME, MX, PTR, unknown name), and a truncated answer repeated over TCP'
truth 0 null TCP_EST either fin
dns() {
    port=53
    serve_java NameServer "$port"
    succeeds java "$programs/NameClient.java" "$address:$port" \
        shop.example.test/A shop.example.test/AAAA www.example.test/A example.test/MX \
        10.2.0.192.in-addr.arpa/PTR nobody.example.test/A large.example.test/TXT >"$work/client.log"
}

# --- The same in other file formats and link types --------------------------------------------------------------------

scenario tls13-full-linux-cooked openssl 'TLS 1.3, recorded on all interfaces: Linux cooked capture, version 1' \
    -i any -y LINUX_SLL
completed 0
tls13-full-linux-cooked() { tls13-full; }

scenario tls13-full-linux-cooked-v2 openssl 'TLS 1.3, recorded on all interfaces: Linux cooked capture, version 2' \
    -i any -y LINUX_SLL2
completed 0
tls13-full-linux-cooked-v2() { tls13-full; }

scenario tls13-full-nanosecond openssl 'TLS 1.3, full handshake; pcap with nanoseconds' --time-stamp-precision=nano
completed 0
tls13-full-nanosecond() { tls13-full; }

converted tls13-full-nanosecond.pcapng tls13-full-nanosecond editcap \
    'The same frames as pcapng with nanoseconds, and a comment on the first'
converted tls13-full.pcap.gz tls13-full gzip 'The same frames, compressed with gzip'
converted tls13-full.pcap.zst tls13-full zstd 'The same frames, compressed with Zstandard'
