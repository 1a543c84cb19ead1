# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# The programs on the stage of examples/record: servers, and clients that fetch from them.

# serve S_SERVER-OPTION...: a web server over TLS; later options win over the certificate given here.
serve() {
    serve_interactive -WWW "$@"
}

# needs_tls -tls1|-tls1_1: versions that an OpenSSL may be built without
needs_tls() {
    openssl ciphers "$1" -s DEFAULT@SECLEVEL=0 >/dev/null 2>&1 || skip "$(openssl version) does not know $1"
}

serve_rsa() {
    serve -cert "$work/shop-rsa.pem" -key "$work/shop-rsa.key" "$@"
}

serve_verifying() {
    serve -Verify 1 -CAfile "$work/root.pem" -verify_return_error "$@"
}

serve_named() {
    serve -tls1_2 -servername bank.example.test -cert2 "$work/shop.pem" -key2 "$work/shop.key" "$@"
}

# A server whose input stays open and silent: it prints what it receives.
serve_interactive() {
    start_server openssl s_server -accept "$address:$port" -cert "$work/shop.pem" -key "$work/shop.key" "$@"
}

# serve_python PROGRAM ARGUMENT...
serve_python() {
    command -v python3 >/dev/null || skip 'python3 is not installed'
    start_server python3 "$programs/$1.py" "${@:2}"
}

# serve_until POINT ENDING [OPTION...]: a TLS server that ends there, see tls_ending.py.
serve_until() {
    serve_python tls_ending server "$port" --certificate "$work/shop.pem" --key "$work/shop.key" \
        --after "$1" --end "$2" "${@:3}"
}

# serve_java PROGRAM ARGUMENT...
serve_java() {
    start_server java "$programs/$1.java" "${@:2}"
}

# Kwik and what it needs, as Maven gets them; a class path.
kwik_path() {
    local jar path=
    for jar in tech/kwik/kwik/0.10.4/kwik-0.10.4 tech/kwik/agent15/3.1/agent15-3.1 at/favre/lib/hkdf/2.0.0/hkdf-2.0.0 \
        io/whitfin/siphash/2.0.0/siphash-2.0.0; do
        path+=${path:+:}$HOME/.m2/repository/$jar.jar
        [[ -f ${path##*:} ]] || return 1
    done
    printf '%s' "$path"
}

# serve_quic v1|v2 [retry], talk_quic v1|v2: see QuicTalk.java
serve_quic() {
    local path
    path=$(kwik_path) || skip 'Kwik is not there (mvn dependency:get -Dartifact=tech.kwik:kwik:0.10.4, io.whitfin:siphash:2.0.0)'
    openssl pkcs12 -export -in "$work/shop.pem" -inkey "$work/shop.key" -name shop -passout pass:record -out "$work/shop.p12"
    start_server java -cp "$path" "$programs/QuicTalk.java" server "$port" "$work/shop.p12" "$@"
}

talk_quic() {
    client_port=$((client_port + 1))
    echo "$address $SERVER_NAME" >"$work/hosts"
    java -Djdk.net.hosts.file="$work/hosts" -cp "$(kwik_path)" "$programs/QuicTalk.java" client "$SERVER_NAME:$port" "$client_port" "$1" \
        >"$work/client.log" 2>&1
}

serve_mqtt() {
    command -v mosquitto mosquitto_pub >/dev/null || skip 'mosquitto is not installed (packages mosquitto, mosquitto-clients)'
    printf '%s\n' "listener $port $address" 'allow_anonymous true' 'max_topic_alias 10' 'user root' >"$work/mosquitto.conf"
    ready=running start_server mosquitto -v -c "$work/mosquitto.conf"
}

# A server that says $ready when it is, ACCEPT if nothing else is known of it.
start_server() {
    local log=$work/server.log
    : >"$log"
    (
        cd "$work/www" || exit
        exec "$@" <>"$work/silence" >"$log" 2>&1
    ) &
    server=$!
    await "${ready:-ACCEPT}" "$log" "$server" || die "the server did not start: $(tail -3 "$log")"
}

end_server() {
    if [[ -n ${server-} ]]; then
        sleep 0.2 # the server still has to close its side
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
}

# fetch S_CLIENT-OPTION...: asks for one page and waits until the server closes.
fetch() {
    connect -ign_eof "$@" < <(printf 'GET /index.html HTTP/1.0\r\nHost: %s\r\n\r\n' "$SERVER_NAME")
}

# connect S_CLIENT-OPTION... <input
connect() {
    client_port=$((client_port + 1))
    timeout "${client_patience:-20}" openssl s_client -connect "$address:$port" -bind "${client_address:-$address}:$client_port" -servername "$SERVER_NAME" \
        -CAfile "$work/root.pem" -verify_return_error "$@" >"$work/client.log" 2>&1
}

# Lines of input that leave the program time to answer each.
slowly() {
    local line
    for line in "$@"; do
        printf '%s\n' "$line"
        sleep 0.3
    done
}

# end_as_client fin|reset [ADDRESS [MILLISECONDS]]: connects from there, sends nothing, ends after a while.
end_as_client() {
    client_port=$((client_port + 1))
    succeeds java "$programs/TcpEnding.java" connect "$port" "$client_port" "$1" "${@:2}"
}

# fetch_until POINT ENDING [OPTION...]: a TLS client that ends there, see tls_ending.py.
fetch_until() {
    command -v python3 >/dev/null || skip 'python3 is not installed'
    client_port=$((client_port + 1))
    python3 "$programs/tls_ending.py" client "$port" --from "127.0.0.1:$client_port" --authority "$work/root.pem" \
        --after "$1" --end "$2" "${@:3}" >"$work/client.log" 2>&1
}

# end_client PROCESS: one that this shell started in the background
end_client() {
    pkill -P "$1" || true
    kill "$1" 2>/dev/null || true
    wait "$1" || true
}

# fetch_with_jsse PROTOCOLS [AUTHORITY.pem]; the protocols are separated by commas
fetch_with_jsse() {
    client_port=$((client_port + 1))
    java "$programs/JsseClient.java" "$port" "$client_port" "$SERVER_NAME" \
        "${2-$work/root.pem}" "$1" >"$work/client.log" 2>&1
}

# browse CURL-OPTION... URL
browse() {
    client_port=$((client_port + 1))
    curl -q --silent --show-error --max-time 10 --resolve "$SERVER_NAME:$port:$address" --cacert "$work/root.pem" \
        --local-port "$client_port" "$@" >"$work/client.log" 2>&1
}

# succeeds COMMAND..., fails COMMAND...: what the client must report for the recording to be the one that is wanted.
succeeds() {
    "$@" || die "'$*' failed: $(grep -m1 -iE 'error|exception|alert' "$work/client.log" || true)"
}

fails() {
    if "$@"; then
        die "'$*' should have failed"
    fi
}
