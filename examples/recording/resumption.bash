# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: sessions that are resumed, and that the server refuses to resume.

scenario tls12-resumed-session-id openssl 'TLS 1.2, a full handshake and one that resumes it by session id'
completed 0
completed 1 H-80
tls12-resumed-session-id() {
    serve -tls1_2 -no_ticket
    succeeds fetch -tls1_2 -sess_out "$work/session"
    succeeds fetch -tls1_2 -sess_in "$work/session"
}

scenario tls12-resumed-ticket openssl 'TLS 1.2, a full handshake and one that resumes it by session ticket'
completed 0
completed 1 H-81
tls12-resumed-ticket() {
    serve -tls1_2
    succeeds fetch -tls1_2 -sess_out "$work/session"
    succeeds fetch -tls1_2 -sess_in "$work/session"
}

scenario tls13-resumed-psk openssl 'TLS 1.3, a full handshake and one that resumes it by pre-shared key'
completed 0
completed 1 H-82
tls13-resumed-psk() {
    serve -tls1_3
    succeeds fetch -tls1_3 -sess_out "$work/session"
    succeeds fetch -tls1_3 -sess_in "$work/session"
}

scenario tls13-early-data openssl 'TLS 1.3, a full handshake and a resumed one whose first flight carries early data'
completed 0
completed 1 H-78 H-82
tls13-early-data() {
    printf 'GET /early HTTP/1.0\r\n\r\n' >"$work/early"
    serve_interactive -tls1_3 -early_data
    succeeds connect -tls1_3 -sess_out "$work/session" < <(slowly 'for a ticket')
    succeeds connect -tls1_3 -sess_in "$work/session" -early_data "$work/early" < <(slowly 'after early data')
}

# --- Refused: the server that knew the session was ended, and another took its place ---------------------------------

# server_forgets SERVE-OPTION...: a session from one server is offered to the next.
server_forgets() {
    serve "$@"
    succeeds fetch -sess_out "$work/session"
    end_server
    serve "$@"
    succeeds fetch -sess_in "$work/session"
}

scenario tls12-session-id-refused openssl 'TLS 1.2, a full handshake, and one whose session id the server does not know'
completed 0
completed 1 H-84
tls12-session-id-refused() { server_forgets -tls1_2 -no_ticket; }

scenario tls12-ticket-refused openssl 'TLS 1.2, a full handshake, and one whose ticket the server cannot decrypt'
completed 0
completed 1 H-85
tls12-ticket-refused() { server_forgets -tls1_2; }

scenario tls12-extended-master-secret-missing openssl \
    'TLS 1.2, a session with extended_master_secret, taken up by a client that no longer offers it: the server has to refuse'
completed 0
truth 1 false CLIENT_HELLO server alert H-88
tls12-extended-master-secret-missing() {
    serve -tls1_2 -no_ticket
    succeeds fetch -tls1_2 -sess_out "$work/session"
    cat >"$work/old.cnf" <<'CONFIGURATION'
openssl_conf = start
[start]
ssl_conf = programs
[programs]
system_default = client
[client]
Options = -ExtendedMasterSecret
CONFIGURATION
    OPENSSL_CONF=$work/old.cnf fails fetch -tls1_2 -sess_in "$work/session"
}

scenario tls13-psk-refused openssl 'TLS 1.3, a full handshake, and one whose pre-shared key the server does not know'
completed 0
completed 1 H-86
tls13-psk-refused() { server_forgets -tls1_3; }

scenario tls13-early-data-refused openssl \
    'TLS 1.3, early data with a pre-shared key that the server does not know: it skips both, the handshake is full'
completed 0
completed 1 H-78 H-86
tls13-early-data-refused() {
    printf 'GET /early HTTP/1.0\r\n\r\n' >"$work/early"
    serve_interactive -tls1_3 -early_data
    succeeds connect -tls1_3 -sess_out "$work/session" < <(slowly 'for a ticket')
    end_server
    serve_interactive -tls1_3 -early_data
    succeeds connect -tls1_3 -sess_in "$work/session" -early_data "$work/early" < <(slowly 'after early data')
}

scenario tls13-early-data-retried openssl \
    'TLS 1.3, early data, and HelloRetryRequest for another group: the early data and the pre-shared key are refused'
completed 0
completed 1 H-46 H-78 H-86
tls13-early-data-retried() {
    printf 'GET /early HTTP/1.0\r\n\r\n' >"$work/early"
    serve_interactive -tls1_3 -early_data -groups P-384
    succeeds connect -tls1_3 -groups P-384 -sess_out "$work/session" < <(slowly 'for a ticket')
    succeeds connect -tls1_3 -groups X25519:P-384 -sess_in "$work/session" -early_data "$work/early" \
        < <(slowly 'after early data')
}
