# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: certificates that are refused for what they are, and parameters that do not fit.

# --- Certificates of the server ---------------------------------------------------------------------------------------

# serve_with FILE S_SERVER-OPTION...: the certificate $work/FILE.pem
serve_with() {
    serve -cert "$work/$1.pem" -key "$work/$1.key" "${@:2}"
}

scenario tls12-certificate-expired openssl 'TLS 1.2, the certificate expired in 2025: alert certificate_expired by the client'
truth 0 false SERVER_FLIGHT client alert H-60 H-63
tls12-certificate-expired() {
    serve_with shop-expired -tls1_2
    fails fetch
}

scenario tls12-certificate-not-yet-valid openssl \
    'TLS 1.2, the certificate is not valid before 2040: alert bad_certificate by the client'
truth 0 false SERVER_FLIGHT client alert H-60 H-63
tls12-certificate-not-yet-valid() {
    serve_with shop-early -tls1_2
    fails fetch
}

scenario tls12-certificate-for-another-name openssl \
    'TLS 1.2, the certificate is for bank.example.test, shop.example.test was asked for: alert by the client'
truth 0 false SERVER_FLIGHT client alert H-60 H-64
tls12-certificate-for-another-name() {
    serve_with bank -tls1_2
    fails fetch -verify_hostname "$SERVER_NAME"
}

scenario tls12-certificate-self-signed openssl 'TLS 1.2, the certificate signs itself: alert unknown_ca by the client'
truth 0 false SERVER_FLIGHT client alert H-60
tls12-certificate-self-signed() {
    serve_with shop-alone -tls1_2
    fails fetch
}

scenario tls12-intermediate-missing openssl \
    'TLS 1.2, the server leaves out the intermediate certificates: alert unknown_ca by the client'
truth 0 false SERVER_FLIGHT client alert H-60 H-61
tls12-intermediate-missing() {
    serve_with shop-chained -tls1_2
    fails fetch
}

scenario tls12-chain-out-of-order openssl 'TLS 1.2, the chain comes in the wrong order, and the client takes it'
completed 0 H-62
tls12-chain-out-of-order() {
    cat "$work/root.pem" "$work/intermediate-1.pem" "$work/intermediate-2.pem" >"$work/reversed.pem"
    serve_with shop-chained -tls1_2 -cert_chain "$work/reversed.pem"
    succeeds fetch
}

scenario tls13-certificate-expired openssl \
    'TLS 1.3, the certificate (encrypted) expired in 2025: alert certificate_expired by the client, in clear'
truth 0 false SERVER_FLIGHT client alert H-60
tls13-certificate-expired() {
    serve_with shop-expired -tls1_3
    fails fetch
}

scenario tls13-certificate-for-another-name openssl \
    'TLS 1.3, the certificate (encrypted) is for another name: alert bad_certificate by the client, in clear'
truth 0 false SERVER_FLIGHT client alert H-60
tls13-certificate-for-another-name() {
    serve_with bank -tls1_3
    fails fetch -verify_hostname "$SERVER_NAME"
}

# --- Certificates of the client ---------------------------------------------------------------------------------------

scenario tls12-client-certificate-optional openssl \
    'TLS 1.2, the server asks for a certificate, the client has none, and the handshake goes on'
completed 0
tls12-client-certificate-optional() {
    serve -tls1_2 -verify 1 -CAfile "$work/root.pem"
    succeeds fetch
}

scenario tls13-client-certificate-refused openssl \
    'TLS 1.3, the client certificate is from a stranger; the alert unknown_ca comes encrypted'
truth 0 false FINISHED_C server alert H-69
tls13-client-certificate-refused() {
    serve_verifying -tls1_3
    fails fetch -cert "$work/stranger-client.pem" -key "$work/stranger-client.key"
}

# --- Parameters -------------------------------------------------------------------------------------------------------

scenario tls10-refused openssl 'A client of TLS 1.0, and a server of 1.2: alert protocol_version by the server'
truth 0 false CLIENT_HELLO server alert H-37
tls10-refused() {
    needs_tls -tls1
    serve_rsa -tls1_2
    fails fetch -tls1 -cipher DEFAULT@SECLEVEL=0
}

scenario tls11-refused openssl 'A client of TLS 1.1, and a server of 1.2: alert protocol_version by the server'
truth 0 false CLIENT_HELLO server alert H-37
tls11-refused() {
    needs_tls -tls1_1
    serve_rsa -tls1_2
    fails fetch -tls1_1 -cipher DEFAULT@SECLEVEL=0
}

scenario fallback-refused openssl 'A client that fell back to TLS 1.1 and says so: alert inappropriate_fallback by the server'
truth 0 false CLIENT_HELLO server alert H-43
fallback-refused() {
    needs_tls -tls1_1
    serve_rsa -cipher DEFAULT@SECLEVEL=0
    fails fetch -tls1_1 -cipher DEFAULT@SECLEVEL=0 -fallback_scsv
}

scenario tls12-no-common-group openssl 'TLS 1.2, no common group for ECDHE: alert handshake_failure by the server'
truth 0 false CLIENT_HELLO server alert H-38
tls12-no-common-group() {
    serve -tls1_2 -groups P-256
    fails fetch -groups X25519
}

scenario tls12-no-common-signature-algorithm openssl \
    'TLS 1.2, the server has an ECDSA certificate, the client takes RSA only: alert handshake_failure by the server'
truth 0 false CLIENT_HELLO server alert H-38
tls12-no-common-signature-algorithm() {
    serve -tls1_2
    fails fetch -tls1_2 -sigalgs RSA+SHA256
}

scenario tls13-no-common-signature-algorithm openssl 'TLS 1.3, the same'
truth 0 false CLIENT_HELLO server alert H-38
tls13-no-common-signature-algorithm() {
    serve -tls1_3
    fails fetch -tls1_3 -sigalgs rsa_pss_rsae_sha256
}

scenario tls12-psk-mismatch openssl 'TLS 1.2, the two sides have different pre-shared keys: alert by the server'
truth 0 false FINISHED_C server alert H-71
tls12-psk-mismatch() {
    serve -tls1_2 -nocert -cipher PSK-AES128-GCM-SHA256 -psk 0f1e2d3c4b5a
    fails fetch -tls1_2 -cipher PSK -psk_identity till-7 -psk 5a4b3c2d1e0f
}

scenario tls13-psk-mismatch openssl 'TLS 1.3, the two sides have different pre-shared keys: alert by the server'
truth 0 false CLIENT_HELLO server alert H-87
tls13-psk-mismatch() {
    serve -tls1_3 -nocert -psk 0f1e2d3c4b5a
    fails fetch -tls1_3 -psk_identity Client_identity -psk 5a4b3c2d1e0f
}

scenario tls12-without-extended-master-secret 'java openssl' 'TLS 1.2, a JSSE client that does not offer extended_master_secret'
completed 0
tls12-without-extended-master-secret() {
    serve -tls1_2
    JAVA_TOOL_OPTIONS=-Djdk.tls.useExtendedMasterSecret=false succeeds fetch_with_jsse TLSv1.2
}
