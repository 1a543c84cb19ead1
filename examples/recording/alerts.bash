# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: client certificates, and handshakes that end with an alert.

# --- Client certificates ----------------------------------------------------------------------------------------------

scenario tls12-client-certificate openssl 'TLS 1.2, mutual: the server asks for a certificate and the client has one'
completed 0
tls12-client-certificate() {
    serve_verifying -tls1_2
    succeeds fetch -tls1_2 -cert "$work/client.pem" -key "$work/client.key"
}

scenario tls12-client-certificate-missing openssl \
    'TLS 1.2, mutual: the client sends an empty Certificate message, the server an alert handshake_failure'
truth 0 false FINISHED_C server alert H-68
tls12-client-certificate-missing() {
    serve_verifying -tls1_2
    fails fetch -tls1_2
}

scenario tls12-client-certificate-refused openssl \
    'TLS 1.2, mutual: the client certificate is from a stranger, the server sends an alert unknown_ca'
truth 0 false FINISHED_C server alert H-69
tls12-client-certificate-refused() {
    serve_verifying -tls1_2
    fails fetch -tls1_2 -cert "$work/stranger-client.pem" -key "$work/stranger-client.key"
}

scenario tls13-client-certificate openssl 'TLS 1.3, mutual (encrypted, so that only sizes tell)'
completed 0
tls13-client-certificate() {
    serve_verifying -tls1_3
    succeeds fetch -tls1_3 -cert "$work/client.pem" -key "$work/client.key"
}

scenario tls13-client-certificate-missing openssl \
    'TLS 1.3, mutual: the client has no certificate; the alert certificate_required comes encrypted'
truth 0 false FINISHED_C server alert H-68
tls13-client-certificate-missing() {
    serve_verifying -tls1_3
    fails fetch -tls1_3
}

# --- Alerts -----------------------------------------------------------------------------------------------------------

scenario tls12-alert-handshake-failure openssl 'TLS 1.2, no common cipher suite: alert handshake_failure by the server'
truth 0 false CLIENT_HELLO server alert H-38
tls12-alert-handshake-failure() {
    serve -tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384
    fails fetch -tls1_2 -cipher ECDHE-ECDSA-AES128-GCM-SHA256
}

scenario tls13-alert-handshake-failure openssl 'TLS 1.3, no common group: alert handshake_failure by the server'
truth 0 false CLIENT_HELLO server alert H-38
tls13-alert-handshake-failure() {
    serve -tls1_3 -groups P-384
    fails fetch -tls1_3 -groups X25519
}

scenario tls12-alert-protocol-version openssl \
    'A TLS 1.2 client and a server that speaks TLS 1.3 only: alert protocol_version by the server'
truth 0 false CLIENT_HELLO server alert H-37
tls12-alert-protocol-version() {
    serve -tls1_3
    fails fetch -tls1_2
}

scenario tls12-alert-unknown-ca openssl 'TLS 1.2, the client does not know the issuer: alert unknown_ca by the client'
truth 0 false SERVER_FLIGHT client alert H-60
tls12-alert-unknown-ca() {
    serve -tls1_2
    fails fetch -tls1_2 -CAfile "$work/stranger.pem"
}

scenario tls13-alert-unknown-ca openssl \
    'TLS 1.3, the same: alert unknown_ca in clear, since OpenSSL has not begun to encrypt when it checks certificates'
truth 0 false SERVER_FLIGHT client alert H-60
tls13-alert-unknown-ca() {
    serve -tls1_3
    fails fetch -tls1_3 -CAfile "$work/stranger.pem"
}

scenario tls13-alert-encrypted 'java openssl' \
    'TLS 1.3, a JSSE client does not know the issuer: its alert (certificate_unknown) is encrypted'
truth 0 false SERVER_FLIGHT client alert H-60
tls13-alert-encrypted() {
    serve -tls1_3
    fails fetch_with_jsse TLSv1.3 "$work/stranger.pem"
}

scenario tls12-alert-bad-certificate openssl \
    'TLS 1.2, the certificate is for another name: alert bad_certificate by the client'
truth 0 false SERVER_FLIGHT client alert H-60
tls12-alert-bad-certificate() {
    serve -tls1_2
    fails fetch -tls1_2 -verify_hostname bank.example.test
}

scenario tls12-alert-certificate-expired openssl \
    'TLS 1.2, the clock of the client is a month ahead: alert certificate_expired by the client'
truth 0 false SERVER_FLIGHT client alert H-60
tls12-alert-certificate-expired() {
    serve -tls1_2
    fails fetch -tls1_2 -attime $(($(date +%s) + 30 * 24 * 60 * 60))
}

scenario tls12-alert-unrecognized-name openssl \
    'TLS 1.2, the server has another name: alert unrecognized_name by the server'
truth 0 false CLIENT_HELLO server alert H-40
tls12-alert-unrecognized-name() {
    serve_named -servername_fatal
    fails fetch -tls1_2
}

scenario tls12-alert-unrecognized-name-warning openssl \
    'TLS 1.2, the same as a warning: the handshake goes on and succeeds'
completed 0 H-40
tls12-alert-unrecognized-name-warning() {
    serve_named
    succeeds fetch -tls1_2
}

scenario tls12-alert-no-application-protocol openssl \
    'TLS 1.2, no common application protocol (ALPN): alert no_application_protocol by the server'
truth 0 false CLIENT_HELLO server alert H-41
tls12-alert-no-application-protocol() {
    serve -tls1_2 -alpn h2
    fails fetch -tls1_2 -alpn http/1.1
}
