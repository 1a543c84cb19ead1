# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Scenarios of examples/record: TLS that another protocol starts, refuses or hides, and TLS to what never speaks it.

# serve_plain PROTOCOL PORT [OPTION...], see starttls_server.py
serve_plain() {
    port=$2
    serve_python starttls_server "$1" "$port" --certificate "$work/shop.pem" --key "$work/shop.key" "${@:3}"
}

# starttls PROTOCOL: a session of TLS with a word each way
starttls() {
    connect -starttls "$1" -name "$SERVER_NAME" < <(slowly 'NOOP')
}

declare -a starttls_protocols=('smtp 25 STARTTLS' 'imap 143 STARTTLS' 'pop3 110 STLS' 'ftp 21 AUTH' 'xmpp 5222 starttls'
    'ldap 389 StartTLS' 'postgres 5432 SSLRequest' 'mysql 3306 CLIENT_SSL')

for protocol in "${starttls_protocols[@]}"; do
    read -r name _ command <<<"$protocol"
    scenario "starttls-$name" 'openssl python3' "${name^^}, then TLS 1.3 after $command"
    completed 0
    scenario "starttls-$name-refused" 'openssl curl python3' "${name^^}, where the server refuses $command"
    truth 0 false PRETLS client fin H-25
done

starttls-smtp() { serve_plain smtp 25 && succeeds starttls smtp; }
starttls-imap() { serve_plain imap 143 && succeeds starttls imap; }
starttls-pop3() { serve_plain pop3 110 && succeeds starttls pop3; }
starttls-ftp() { serve_plain ftp 21 && succeeds starttls ftp; }
starttls-xmpp() { serve_plain xmpp 5222 && succeeds starttls xmpp; }
starttls-ldap() { serve_plain ldap 389 && succeeds starttls ldap; }
starttls-postgres() { serve_plain postgres 5432 && succeeds starttls postgres; }
starttls-mysql() { serve_plain mysql 3306 && succeeds starttls mysql; }

# OpenSSL's client does not look at the answers of SMTP, IMAP, POP3 and FTP; curl does.
starttls-smtp-refused() { serve_plain smtp 25 --refuse && fails browse --ssl-reqd "smtp://$SERVER_NAME:$port/"; }
starttls-imap-refused() { serve_plain imap 143 --refuse && fails browse --ssl-reqd "imap://$SERVER_NAME:$port/"; }
starttls-pop3-refused() { serve_plain pop3 110 --refuse && fails browse --ssl-reqd "pop3://$SERVER_NAME:$port/"; }
starttls-ftp-refused() { serve_plain ftp 21 --refuse && fails browse --ssl-reqd "ftp://$SERVER_NAME:$port/"; }
starttls-xmpp-refused() { serve_plain xmpp 5222 --refuse && fails starttls xmpp; }
starttls-ldap-refused() { serve_plain ldap 389 --refuse && fails starttls ldap; }
starttls-postgres-refused() { serve_plain postgres 5432 --refuse && fails starttls postgres; }
starttls-mysql-refused() { serve_plain mysql 3306 --refuse && fails starttls mysql; }

scenario starttls-stripped 'curl openssl python3' \
    'SMTP, a server that offers STARTTLS to one client; for the next, something has taken the offer out of its answer'
completed 0
truth 1 false PRETLS client fin H-26
starttls-stripped() {
    serve_plain smtp 25
    succeeds starttls smtp
    end_server
    serve_plain smtp 25 --strip
    fails browse --ssl-reqd "smtp://$SERVER_NAME:$port/"
}

# --- TLS to what does not speak it ------------------------------------------------------------------------------------

scenario tls-to-ssh 'openssl python3' 'TLS to a server of SSH, which has said so before the ClientHello came'
truth 0 false CLIENT_HELLO client fin H-22
tls-to-ssh() {
    serve_plain ssh 22
    fails connect < <(sleep 1)
}

scenario tls-to-smtp 'openssl python3' 'TLS to a server of SMTP, without STARTTLS'
truth 0 false CLIENT_HELLO client fin H-22
tls-to-smtp() {
    serve_plain smtp 25
    fails connect < <(sleep 1)
}

scenario tls-to-plain-http 'openssl python3' 'TLS to a server of plain HTTP, which answers 400'
truth 0 false CLIENT_HELLO either fin H-21
tls-to-plain-http() {
    serve_plain http 8080
    fails connect < <(sleep 1)
}

scenario http-to-tls-port-answered 'curl python3' 'Plain HTTP to port 443, where the server answers 400 in plain HTTP'
truth 0 null TCP_EST either fin H-20
http-to-tls-port-answered() {
    serve_plain http 443
    succeeds browse "http://$SERVER_NAME:$port/"
}
