# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# What became of each TCP connection of the scenarios, known because they caused it; written to captures/truth.tsv.

declare -A truths=() # name -> lines of truth.tsv, without the file's name

# truth FLOW OK STEP ENDED-BY HOW [VERDICT...]: of connection FLOW (tcp.stream) of the scenario declared last.
truth() {
    local name=${scenario_names[-1]} verdicts
    verdicts=$(IFS=,; printf '%s' "${*:6}")
    truths[$name]+=$(printf '%s\t' "${@:1:5}")${verdicts:--}$'\n'
}

# completed FLOW [VERDICT...]: a TLS handshake that succeeded, then data, then FIN from both sides.
completed() {
    truth "$1" true CLOSE either fin "${@:2}"
}

write_truth() {
    list_truth >"$work/truth.tsv"
    mv "$work/truth.tsv" "$captures/truth.tsv"
}

list_truth() {
    cat <<'HEADING'
# What became of each TCP connection; written by examples/record from its scenarios, which caused it.
# flow: the number of the connection (tcp.stream). ok: whether the TLS handshake completed; false also where the
# connection failed before TLS; null where nothing was tried that failed (another protocol, or a connection without a
# byte that was closed with FIN). step: the last one completed; CLOSE is FIN after a completed handshake. For a protocol
# without TLS it is TCP_EST. ended_by, how: the first alert that ended it, else the first RST or FIN, or nobody and
# timeout where it went silent (none where nothing went wrong); "either" where the scenario does not decide who closes
# first. verdicts: of the catalogue, those that have to be given; - for none. Others that report no failure may be.
HEADING
    printf 'capture\tflow\tok\tstep\tended_by\thow\tverdicts\n'
    local name line
    for name in "${scenario_names[@]}"; do
        [[ -f $captures/$(file_of "$name") ]] || continue
        while IFS= read -r line; do
            [[ -z $line ]] || printf '%s\t%s\n' "$(file_of "$name")" "$line"
        done <<<"${truths[${made_from[$name]-$name}]-}"
    done
}

check_truth() {
    cmp -s <(list_truth) "$captures/truth.tsv" || fault "captures/truth.tsv is not what the scenarios say"
}

# Every connection of a capture has its line.
check_flows() {
    local known found
    known=$(grep -c . <<<"${truths[${made_from[$1]-$1}]-}" || true)
    found=$(tshark -n -r "$captures/$(file_of "$1")" -T fields -e tcp.stream tcp 2>/dev/null | sort -u | wc -l)
    ((known == found)) || fault "$1: the scenario tells what became of $known connections, the capture has $found"
}
