# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# The stage of examples/record: declares scenarios, starts and stops tcpdump. The programs are in programs.bash.
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
    client_port=$(first_client_port "$name")
    start_listening "$name"
    "$name"
    end_server
    pass_all_packets
    stop_listening
    mv "$work/frames.pcap" "$captures/$(file_of "$name")"
}

clear_scenario() {
    end_server
    pass_all_packets
    if [[ -n ${listener-} ]]; then
        kill "$listener" 2>/dev/null || true
    fi
}

# Ten ports a scenario, in two ranges around those of programs that choose for themselves.
first_client_port() {
    local i
    for i in "${!scenario_names[@]}"; do
        [[ ${scenario_names[i]} != "$1" ]] || printf '%d' $((FIRST_CLIENT_PORT + 10 * i + (i < 100 ? 0 : 1000)))
    done
}

# tcpdump writes to standard output because it gives up its rights before it would open a file.
start_listening() {
    local options
    read -r -a options <<<"-i lo ${capture_with[$1]}"
    tcpdump -n -U --immediate-mode "${options[@]}" -w - 'tcp or udp or icmp' >"$work/frames.pcap" 2>"$work/tcpdump.log" &
    listener=$!
    await 'listening on' "$work/tcpdump.log" "$listener" \
        || die "tcpdump cannot capture on lo: $(tail -1 "$work/tcpdump.log")"
}

# A scenario that leaves a connection open stops listening itself, before the programs end.
stop_listening() {
    [[ -n $listener ]] || return 0
    sleep 0.3 # the last frames are on their way through the kernel's ring
    kill "$listener"
    wait "$listener" || true
    listener=
}

# filter_packets RULE: what nftables does with packets that arrive; tcpdump sees them before.
filter_packets() {
    command -v nft >/dev/null || skip 'nft is not installed (package nftables)'
    nft add table inet stage
    nft 'add chain inet stage arriving { type filter hook input priority 0; }'
    nft "add rule inet stage arriving $*"
}

pass_all_packets() {
    if command -v nft >/dev/null; then
        nft delete table inet stage 2>/dev/null || true
    fi
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
