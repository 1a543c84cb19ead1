# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# The stage of examples/record: declares scenarios, makes certificates, starts and stops programs and tcpdump.
# Sourced by examples/record, which defines $captures, $programs, say and die.

declare -a scenario_names=() # in the order they are recorded
declare -A shows=()          # name -> what the capture shows
declare -A played_by=()      # name -> keys of version_of, separated by spaces
declare -A capture_with=()   # name -> options for tcpdump beside the usual ones
declare -A made_from=()      # name of a converted file -> name of the capture it is made from
declare -A made_by=()        # name -> record or convert
declare -A recorded_now=()   # name -> the programs and versions of this run

readonly SERVER_NAME=shop.example.test
readonly FIRST_CLIENT_PORT=40000
readonly EPHEMERAL_PORTS='41000 41999' # of programs that cannot be told which port to use
readonly SKIPPED=75   # exit status of a scenario that this machine cannot play
readonly PATIENCE=100 # tenths of a second that a program gets to start, or to end

# scenario NAME PROGRAMS WHAT-IT-SHOWS [TCPDUMP-OPTION...]; the function of the same name plays it.
scenario() {
    scenario_names+=("$1")
    played_by[$1]=$2
    shows[$1]=$3
    capture_with[$1]=${*:4}
    made_by[$1]=record
}

# converted FILE SOURCE PROGRAM WHAT-IT-SHOWS; PROGRAM makes FILE from the capture SOURCE.
converted() {
    scenario_names+=("$1")
    made_from[$1]=$2
    played_by[$1]=$3
    shows[$1]=$4
    made_by[$1]=convert
}

# Files are named NAME.pcap unless NAME carries its own ending.
file_of() {
    case $1 in
        *.pcap*) printf '%s' "$1" ;;
        *) printf '%s.pcap' "$1" ;;
    esac
}

set_stage() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT TERM
    mkdir -p "$captures"
    ip link set lo mtu 1500 up
    # Segments are captured before the kernel would cut them; one segment a packet keeps them as on a real link.
    ip link set dev lo gso_max_segs 1 2>/dev/null || say 'old ip or kernel: large segments will not be cut'
    # No tail loss probes: a busy machine would make them retransmit what was not lost.
    echo 0 >/proc/sys/net/ipv4/tcp_early_retrans
    echo "$EPHEMERAL_PORTS" >/proc/sys/net/ipv4/ip_local_port_range
    make_certificates
    mkfifo "$work/silence" # opened for reading and writing it never ends
    mkdir "$work/www"
    printf 'Hello from %s.\n' "$SERVER_NAME" >"$work/www/index.html"
}

# --- Recording --------------------------------------------------------------------------------------------------

# Sets $port, where servers listen, and $client_port, which fetch counts up, then plays the scenario.
record() {
    local name=$1
    listener=
    server=
    port=443
    address=127.0.0.1
    client_port=$((FIRST_CLIENT_PORT + 10 * $(position_of "$name")))
    start_listening "$name"
    "$name"
    end_server
    stop_listening
    mv "$work/frames.pcap" "$captures/$(file_of "$name")"
}

clear_scenario() {
    end_server
    if [[ -n ${listener-} ]]; then
        kill "$listener" 2>/dev/null || true
    fi
}

position_of() {
    local i
    for i in "${!scenario_names[@]}"; do
        [[ ${scenario_names[i]} != "$1" ]] || printf '%d' "$i"
    done
}

# tcpdump writes to standard output because it gives up its rights before it would open a file.
start_listening() {
    local options
    read -r -a options <<<"-i lo ${capture_with[$1]}"
    tcpdump -n -U --immediate-mode "${options[@]}" -w - 'tcp or udp' >"$work/frames.pcap" 2>"$work/tcpdump.log" &
    listener=$!
    await 'listening on' "$work/tcpdump.log" "$listener" \
        || die "tcpdump cannot capture on lo: $(tail -1 "$work/tcpdump.log")"
}

stop_listening() {
    sleep 0.3 # the last frames are on their way through the kernel's ring
    kill "$listener"
    wait "$listener" || true
    listener=
}

# await TEXT FILE PROCESS; fails when the process ends, or its time is over, before the text is there.
await() {
    local i
    for ((i = 0; i < PATIENCE; i++)); do
        grep -q -- "$1" "$2" 2>/dev/null && return 0
        kill -0 "$3" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# Makes one capture from another. Without the program, the old file goes, since it would no longer be the same.
convert() {
    local name=$1 program=${played_by[$1]} source
    source=$captures/$(file_of "${made_from[$name]}")
    [[ -f $source ]] || die "${source##*/} is not there to make $name from"
    if ! command -v "$program" >/dev/null; then
        rm -f "$captures/$name"
        skip "$program is not installed"
    fi
    case $program in
        gzip) gzip -9 -n -c "$source" >"$work/converted" ;;
        zstd) zstd -19 -q -c "$source" >"$work/converted" ;;
        editcap) editcap -F pcapng -a "1:${shows[$name]}" "$source" "$work/converted" ;;
    esac
    mv "$work/converted" "$captures/$name"
}

# skip REASON ends a scenario that this machine cannot play.
skip() {
    say "skipped: $*"
    exit "$SKIPPED"
}

# --- Programs on the stage --------------------------------------------------------------------------------------

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

# serve_java PROGRAM ARGUMENT...
serve_java() {
    start_server java "$programs/$1.java" "${@:2}"
}

start_server() {
    local log=$work/server.log
    : >"$log"
    (
        cd "$work/www" || exit
        exec "$@" <>"$work/silence" >"$log" 2>&1
    ) &
    server=$!
    await ACCEPT "$log" "$server" || die "the server did not start: $(tail -3 "$log")"
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
    timeout 20 openssl s_client -connect "$address:$port" -bind "$address:$client_port" -servername "$SERVER_NAME" \
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

# end_as_client fin|reset
end_as_client() {
    client_port=$((client_port + 1))
    succeeds java "$programs/TcpEnding.java" connect "$port" "$client_port" "$1"
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
