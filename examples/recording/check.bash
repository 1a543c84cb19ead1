# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Checks the captures that are there: their sizes, their list in the README and, with tshark, what they show.

readonly LARGEST_CAPTURE=$((40 * 1000))   # bytes
readonly LARGEST_COLLECTION=$((800 * 1000)) # bytes

check_captures() {
    refuse_unknown_names "$@"
    local names=("$@")
    ((${#names[@]} > 0)) || names=("${scenario_names[@]}")
    faults=0
    check_files "${names[@]}"
    check_truth
    if command -v tshark >/dev/null; then
        check_expectations_are_complete
        local name
        for name in "${names[@]}"; do
            [[ ! -f $captures/$(file_of "$name") ]] || check_frames "$name"
            [[ ! -f $captures/$(file_of "$name") ]] || check_flows "$name"
        done
    else
        say 'tshark is not installed, so what the captures show is not checked (package tshark, or wireshark-cli)'
    fi
    ((faults == 0)) || die "faults: $faults"
    say "no fault in ${#names[@]} captures"
}

fault() {
    say "$*"
    faults=$((faults + 1))
}

check_files() {
    local name file size total=0
    for name in "$@"; do
        [[ -f $captures/$(file_of "$name") ]] || fault "$name is not recorded"
    done
    declare -A known=([README.md]=1 [truth.tsv]=1)
    for name in "${scenario_names[@]}"; do
        file=$(file_of "$name")
        known[$file]=1
        grep -qF "| \`$file\` |" "$captures/README.md" || fault "$file is not listed in captures/README.md"
    done
    for file in "$captures"/*; do
        size=$(stat -c %s "$file")
        total=$((total + size))
        file=${file##*/}
        [[ -n ${known[$file]-} ]] || fault "$file belongs to no scenario; delete it, or name one"
        ((size < LARGEST_CAPTURE)) || fault "$file has $size bytes; captures stay below $LARGEST_CAPTURE"
    done
    ((total < LARGEST_COLLECTION)) || fault "all captures have $total bytes; they stay below $LARGEST_COLLECTION"
}

check_expectations_are_complete() {
    local name
    for name in "${scenario_names[@]}"; do
        grep -q "^$name"$'\t' "$programs/expectations.tsv" || fault "$name has no line in expectations.tsv"
    done
    while IFS=$'\t' read -r name _; do
        [[ -z $name || $name == [*#]* || -n ${shows[$name]-} ]] \
            || fault "expectations.tsv names $name, which is no scenario"
    done <"$programs/expectations.tsv"
}

# One run of tshark a capture counts the frames of all its filters; the second pass knows how each connection ends.
check_frames() {
    local name=$1 file capture wanted filter counts=() filters=() expected=() i
    file=$captures/$(file_of "$name")
    while IFS=$'\t' read -r capture wanted filter; do
        if [[ $capture == '*' ]] && grep -qxF "$name"$'\t+\t'"$filter" "$programs/expectations.tsv"; then
            continue # this capture shows it on purpose
        fi
        if [[ $capture == "$name" || $capture == '*' ]]; then
            expected+=("$wanted")
            filters+=("$filter")
        fi
    done <"$programs/expectations.tsv"
    if ! frames_matching "$file" "${filters[@]}" || ((${#counts[@]} != ${#filters[@]})); then
        fault "$name: tshark did not count its frames: $(grep -m1 '^tshark:' <<<"$table" || true)"
        return
    fi
    for i in "${!filters[@]}"; do
        case ${expected[i]} in
            +) ((counts[i] > 0)) || fault "$name: no frame matches ${filters[i]}" ;;
            *)
                ((counts[i] == expected[i])) \
                    || fault "$name: ${counts[i]} frames, not ${expected[i]}, match ${filters[i]}"
                ;;
        esac
    done
    [[ -z ${made_from[$name]-} ]] || check_same_frames "$name" "${made_from[$name]}"
}

# frames_matching FILE FILTER... sets $counts, one number a filter, or fails with what tshark said in $table. The table
# of io,stat has two columns, frames and bytes, for each.
frames_matching() {
    local file=$1 IFS=,
    shift
    table=$(tshark -2 -n -q -r "$file" -z "io,stat,0,$*" 2>&1) || return 1
    IFS=$' \t\n'
    read -r -a counts < <(awk -F'|' '/<>/ { for (i = 3; $i ~ /[0-9]/; i += 2) printf "%d ", $i; print "" }' <<<"$table")
}

check_same_frames() {
    local own=(-n -T fields -e frame.time_epoch -e frame.len -e tcp.seq_raw -e tcp.ack_raw -e tls.record.length)
    cmp -s <(tshark "${own[@]}" -r "$captures/$1" 2>/dev/null) \
        <(tshark "${own[@]}" -r "$captures/$(file_of "$2")" 2>/dev/null) \
        || fault "$1: its frames are not those of $2"
}
