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

# --- QUIC -------------------------------------------------------------------------------------------------------------

scenario quic 'kwik java' 'QUIC version 1: a handshake, one stream that is sent back, and the end'
quic() {
    serve_quic v1
    succeeds talk_quic v1
}

scenario quic-retry 'kwik java' 'QUIC version 1: the server sends Retry first, the client repeats its ClientHello with the token'
quic-retry() {
    serve_quic v1 retry
    succeeds talk_quic v1
}

scenario quic-v2 'kwik java' 'QUIC version 2'
quic-v2() {
    serve_quic v2
    succeeds talk_quic v2
}

# --- Industry and things ----------------------------------------------------------------------------------------------

scenario modbus 'python3 pymodbus' 'Modbus over TCP: every function that client and server know, some refused, some not answered'
truth 0 null TCP_EST either fin
truth 1 null TCP_EST either fin
modbus() {
    port=502
    python3 -c 'import pymodbus' 2>/dev/null || skip 'pymodbus is not installed (pip install pymodbus)'
    succeeds python3 "$programs/modbus.py" >"$work/client.log" 2>&1
}

scenario mqtt mosquitto 'MQTT 5.0 and 3.1.1: a subscriber, a will, one message with each quality of service, properties, an alias'
truth 0 null TCP_EST either fin
truth 1 null TCP_EST either fin
truth 2 null TCP_EST either fin
truth 3 null TCP_EST either fin
mqtt() {
    port=1883
    serve_mqtt
    local subscriber
    mosquitto_sub -V 5 -i reader -t 'house/#' -t 'garden/+/soil' -q 2 -C 4 -W 20 -D connect receive-maximum 20 \
        -D subscribe subscription-identifier 7 >"$work/subscriber.log" &
    subscriber=$!
    await 'Received SUBSCRIBE' "$work/server.log" "$subscriber" || die 'nobody subscribed'
    succeeds mosquitto_pub -V 311 -i thermometer -t house/kitchen -m 21.5 -q 1 -r --will-topic house/gone \
        --will-payload thermometer >"$work/client.log"
    succeeds mosquitto_pub -V 311 -i gardener -t garden/bed/soil -m '{"moisture": 40}' -q 2 >"$work/client.log"
    printf '1\n2\n' | succeeds mosquitto_pub -V 5 -i meter -t house/power -l -q 0 -D publish topic-alias 3 \
        -D publish content-type text/plain -D publish user-property unit watt >"$work/client.log"
    wait "$subscriber" || die 'the subscriber did not get its messages'
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
