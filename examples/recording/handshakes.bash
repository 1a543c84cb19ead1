# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: TLS handshakes that succeed, named for the version first, then the way they go.

# --- Full handshakes --------------------------------------------------------------------------------------------------

scenario tls10-full openssl 'TLS 1.0, full handshake'
completed 0 H-75
tls10-full() {
    needs_tls -tls1
    serve_rsa -tls1 -cipher DEFAULT@SECLEVEL=0
    succeeds fetch -tls1 -cipher DEFAULT@SECLEVEL=0
}

scenario tls11-full openssl 'TLS 1.1, full handshake'
completed 0 H-75
tls11-full() {
    needs_tls -tls1_1
    serve_rsa -tls1_1 -cipher DEFAULT@SECLEVEL=0
    succeeds fetch -tls1_1 -cipher DEFAULT@SECLEVEL=0
}

scenario tls12-full openssl 'TLS 1.2, full handshake with ECDHE and an ECDSA certificate'
completed 0
tls12-full() {
    serve -tls1_2
    succeeds fetch -tls1_2
}

scenario tls12-full-rsa-key-exchange openssl 'TLS 1.2, full handshake with RSA key exchange: no ServerKeyExchange'
completed 0 H-75
tls12-full-rsa-key-exchange() {
    serve_rsa -tls1_2 -cipher AES128-SHA
    succeeds fetch -tls1_2
}

scenario tls12-full-dhe openssl 'TLS 1.2, full handshake with DHE'
completed 0
tls12-full-dhe() {
    serve_rsa -tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256
    succeeds fetch -tls1_2
}

scenario tls12-full-psk openssl 'TLS 1.2, full handshake with ECDHE and a pre-shared key: no certificate'
completed 0
tls12-full-psk() {
    serve -tls1_2 -nocert -cipher ECDHE-PSK-AES128-CBC-SHA256 -psk_hint till -psk 0f1e2d3c4b5a
    succeeds fetch -tls1_2 -cipher PSK -psk_identity till-7 -psk 0f1e2d3c4b5a
}

scenario tls12-ocsp-stapling openssl 'TLS 1.2, full handshake with a CertificateStatus message (status_request)'
completed 0
tls12-ocsp-stapling() {
    printf 'V\t%s\t\t%s\tunknown\t/O=Example Shop/CN=%s\n' "$(date -u -d tomorrow +%y%m%d%H%M%SZ)" \
        "$(openssl x509 -in "$work/shop.pem" -noout -serial | cut -d= -f2)" "$SERVER_NAME" >"$work/index.txt"
    openssl ocsp -index "$work/index.txt" -CA "$work/root.pem" -rsigner "$work/root.pem" -rkey "$work/root.key" \
        -issuer "$work/root.pem" -cert "$work/shop.pem" -ndays 1 -respout "$work/ocsp.der" >"$work/ocsp.log" 2>&1 \
        || die "openssl could not make an OCSP response: $(tail -1 "$work/ocsp.log")"
    serve -tls1_2 -status_file "$work/ocsp.der"
    succeeds fetch -tls1_2 -status
}

scenario tls13-full openssl 'TLS 1.3, full handshake'
completed 0
tls13-full() {
    serve -tls1_3
    succeeds fetch -tls1_3
}

scenario tls13-full-ipv6 openssl 'TLS 1.3, full handshake over IPv6'
completed 0
tls13-full-ipv6() {
    address='[::1]'
    serve -6 -tls1_3
    succeeds fetch -tls1_3
}

scenario tls13-full-odd-port openssl 'TLS 1.3 on port 7311, where only its content says that it is TLS'
completed 0
tls13-full-odd-port() {
    port=7311
    serve -tls1_3
    succeeds fetch -tls1_3
}

scenario tls13-full-jsse 'java openssl' 'A JSSE client and an OpenSSL server: TLS 1.3 and TLS 1.2'
completed 0
completed 1
tls13-full-jsse() {
    serve
    succeeds fetch_with_jsse TLSv1.3
    succeeds fetch_with_jsse TLSv1.2
}

scenario sslv2-client-hello 'java openssl' 'A ClientHello in the format of SSL 2.0, from JSSE; the handshake is TLS 1.2'
completed 0 H-28
sslv2-client-hello() {
    serve_rsa -tls1_2 -cipher DEFAULT@SECLEVEL=0
    succeeds fetch_with_jsse SSLv2Hello,TLSv1.2
}

# --- Other ways a handshake can go ------------------------------------------------------------------------------------

scenario tls13-hello-retry-request openssl 'TLS 1.3, HelloRetryRequest for another group (X25519 offered, P-384 wanted)'
completed 0 H-46
tls13-hello-retry-request() {
    serve -tls1_3 -groups P-384
    succeeds fetch -tls1_3 -groups X25519:P-384
}

scenario tls13-hello-retry-request-cookie openssl 'TLS 1.3, HelloRetryRequest with a cookie, from a stateless server'
completed 0 H-46
tls13-hello-retry-request-cookie() {
    serve_interactive -tls1_3 -stateless
    # Without -no_middlebox the client sends ChangeCipherSpec, which this server does not expect after a cookie.
    succeeds connect -tls1_3 -no_middlebox < <(slowly 'after a cookie')
}

scenario tls12-renegotiation openssl \
    'TLS 1.2, a second handshake inside the encrypted connection, asked for by the client'
completed 0 H-76
tls12-renegotiation() {
    serve_interactive -tls1_2 -client_renegotiation
    succeeds connect -tls1_2 < <(slowly 'before' R 'after')
}

scenario tls12-large-certificate-chain openssl \
    'TLS 1.2, a chain of four certificates in records of at most 512 bytes: messages span records and segments'
completed 0
tls12-large-certificate-chain() {
    serve -tls1_2 -cert "$work/shop-chained.pem" -key "$work/shop-chained.key" -cert_chain "$work/chain.pem" \
        -max_send_frag 512
    succeeds fetch -tls1_2
}

scenario tls13-large-certificate-chain openssl 'TLS 1.3, the same chain in one record that spans segments'
completed 0
tls13-large-certificate-chain() {
    serve -tls1_3 -cert "$work/shop-chained.pem" -key "$work/shop-chained.key" -cert_chain "$work/chain.pem"
    succeeds fetch -tls1_3
}

scenario tls12-max-fragment-length openssl 'TLS 1.2, max_fragment_length of 512 bytes asked for by the client and kept'
completed 0
tls12-max-fragment-length() {
    serve_rsa -tls1_2
    succeeds fetch -tls1_2 -maxfraglen 512
}

scenario tls12-alpn-h2 openssl 'TLS 1.2, ALPN: client offers h2 and http/1.1, server chooses h2'
completed 0
tls12-alpn-h2() {
    serve -tls1_2 -alpn h2,http/1.1
    succeeds fetch -tls1_2 -alpn h2,http/1.1
}

scenario tls12-alpn-http11 'curl openssl' 'TLS 1.2, ALPN: curl offers h2 and http/1.1, server knows http/1.1 only'
completed 0
tls12-alpn-http11() {
    serve -tls1_2 -alpn http/1.1
    succeeds browse --http2 --http0.9 "https://$SERVER_NAME/index.html"
}
