# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: TLS through proxies, and behind the header of a load balancer.

# serve_through KIND PORT OPTION...: a TLS server on 443 and a proxy to it on PORT.
serve_through() {
    serve -tls1_3
    behind=$server
    port=$2
    serve_python tunnel_proxy "$1" "$2" 443 "${@:3}"
}

end_both() {
    end_server
    server=$behind
}

# browse_through PROXY: curl does not tell its own port to the proxy's address, so it is bound as usual.
browse_through() {
    client_port=$((client_port + 1))
    curl -q --silent --show-error --max-time 10 --cacert "$work/root.pem" --local-port "$client_port" --http0.9 \
        "$@" "https://$SERVER_NAME/index.html" >"$work/client.log" 2>&1
}

scenario connect-proxy 'curl openssl python3' 'TLS 1.3 through an HTTP proxy: CONNECT, answered with 200'
completed 0 H-23
completed 1
connect-proxy() {
    serve_through connect 3128
    succeeds browse_through --proxy "http://127.0.0.1:$port"
    end_both
}

refused_by_proxy() {
    port=3128
    serve_python tunnel_proxy connect "$port" 443 --status "$1"
    fails browse_through --proxy "http://127.0.0.1:$port"
}

scenario connect-proxy-authentication 'curl python3' 'CONNECT, answered with 407: the proxy wants a name and a password'
truth 0 false PRETLS either fin H-23
connect-proxy-authentication() { refused_by_proxy 407; }

scenario connect-proxy-forbidden 'curl python3' 'CONNECT, answered with 403: the proxy does not allow the target'
truth 0 false PRETLS either fin H-23
connect-proxy-forbidden() { refused_by_proxy 403; }

scenario connect-proxy-bad-gateway 'curl python3' 'CONNECT, answered with 502: the proxy does not reach the target'
truth 0 false PRETLS either fin H-23
connect-proxy-bad-gateway() { refused_by_proxy 502; }

scenario socks5-proxy 'curl openssl python3' 'TLS 1.3 through a SOCKS 5 proxy, the target by name'
completed 0 H-24
completed 1
socks5-proxy() {
    serve_through socks 1080
    succeeds browse_through --socks5-hostname "127.0.0.1:$port"
    end_both
}

scenario socks4a-proxy 'curl openssl python3' 'TLS 1.3 through a SOCKS 4a proxy, the target by name'
completed 0 H-24
completed 1
socks4a-proxy() {
    serve_through socks 1080
    succeeds browse_through --socks4a "127.0.0.1:$port"
    end_both
}

scenario socks5-proxy-refused 'curl python3' 'A SOCKS 5 proxy that answers: connection refused'
truth 0 false PRETLS either fin H-24
socks5-proxy-refused() {
    port=1080
    serve_python tunnel_proxy socks "$port" 443 --refuse
    fails browse_through --socks5-hostname "127.0.0.1:$port"
}

scenario proxy-protocol-v1 'curl python3' 'TLS 1.3 behind a line of the PROXY protocol, version 1'
completed 0 H-24
proxy-protocol-v1() {
    serve_plain proxy 443
    succeeds browse --http0.9 --haproxy-protocol "https://$SERVER_NAME/"
}

scenario proxy-protocol-v2 python3 'TLS 1.3 behind a header of the PROXY protocol, version 2'
completed 0 H-24
proxy-protocol-v2() {
    serve_plain proxy 443
    # TCP over IPv4, from 192.0.2.7:51234 to 198.51.100.1:443
    succeeds fetch_until data notify --before 0d0a0d0a000d0a515549540a2111000cc0000207c6336401c82201bb
}

scenario proxy-protocol-unexpected 'curl openssl' \
    'TLS behind a line of the PROXY protocol, to a server that does not expect it: it closes'
truth 0 false CLIENT_HELLO server fin H-24
proxy-protocol-unexpected() {
    serve
    fails browse --haproxy-protocol "https://$SERVER_NAME/"
}
