# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# Writes examples/captures/README.md: which capture shows what, and the programs that recorded it.

versions_of() {
    local key list=
    for key in ${played_by[$1]}; do
        list+="${list:+, }$(version_of "$key")"
    done
    [[ -n ${made_from[$1]-} ]] || list+=", $(version_of tcpdump)"
    printf '%s' "$list"
}

version_of() {
    case $1 in
        python3) python3 --version | sed 's/^Python/CPython/' ;;
        pymodbus) python3 -c 'import pymodbus; print("pymodbus", pymodbus.__version__)' ;;
        mosquitto) mosquitto -h | sed -n '1s/^mosquitto version \(.*\)/mosquitto \1/p' ;;
        kwik) echo 'Kwik 0.10.4' ;;
        nft) nft --version | sed 's/^\(nftables v[^ ]*\).*/\1/' ;;
        openssl) openssl version | sed 's/^\(OpenSSL [^ ]*\).*/\1/' ;;
        curl) curl --version | sed -n '1s/^curl \([^ ]*\).*/curl \1/p' ;;
        java) java --version | sed -n '1s/^[^ ]* \([^ ]*\).*/JDK \1/p' ;;
        tcpdump) tcpdump --version 2>&1 | sed -n '1s/ version//p' ;;
        gzip) gzip --version | sed -n '1p' ;;
        zstd) zstd --version | sed 's/.*v\([0-9.]*\),.*/zstd \1/' ;;
        editcap) editcap --version | sed -n '1s/^Editcap (Wireshark) \([0-9.]*\).*/editcap \1/p' ;;
        *) die "no version is known for $1" ;;
    esac
}

write_readme() {
    local readme=$captures/README.md name file programs
    declare -A recorded_before=()
    if [[ -f $readme ]]; then
        while IFS='|' read -r _ file _ programs _; do
            file=${file//[\` ]/}
            [[ -n $file && -f $captures/$file ]] && recorded_before[$file]=$programs
        done < <(grep '^| `' "$readme")
    fi
    {
        cat <<'HEADING'
# Sample captures

Recorded by `examples/record` from real programs on the loopback interface, and checked by `examples/record --check`
against `examples/recording/expectations.tsv`. This file is written by `examples/record`; edit the scenarios instead.

The names under `.test` exist nowhere (RFC 6761), the certificates were made for one run and expired the day after, and
no keys were kept. On loopback the kernel leaves TCP and UDP checksums unfinished; that they are wrong is no fault of
the capture. The server is the side on the low port; clients count up from 40000, those that choose for themselves use
41000 to 41999. OpenSSL stands for its s_server and s_client, JDK and CPython for the programs in `examples/recording`.
`truth.tsv` tells what became of each connection.

| file | what it shows | programs |
|---|---|---|
HEADING
        for name in "${scenario_names[@]}"; do
            file=$(file_of "$name")
            [[ -f $captures/$file ]] || continue
            programs=${recorded_now[$name]-${recorded_before[$file]-unknown}}
            printf '| %s | %s | %s |\n' "\`$file\`" "${shows[$name]}" "$(sed 's/^ *//; s/ *$//' <<<"$programs")"
        done
    } >"$work/README.md"
    mv "$work/README.md" "$readme"
}
