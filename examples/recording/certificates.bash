# shellcheck shell=bash disable=SC2154,SC2034 # the parts share variables; to check: shellcheck -x examples/record
# The certificates of one run of examples/record, in $work; they and their keys are thrown away with it.

make_certificates() {
    printf '[req]\ndistinguished_name = name\n[name]\n' >"$work/req.cnf"
    local san="subjectAltName=DNS:$SERVER_NAME,DNS:*.$SERVER_NAME"
    authority root 'Example Root CA'
    authority stranger "A Stranger's Root CA"
    certificate shop root "$SERVER_NAME" "$san"
    certificate shop-rsa root "$SERVER_NAME" "$san"
    certificate client root 'Example Client' extendedKeyUsage=clientAuth
    certificate stranger-client stranger 'Stranger' extendedKeyUsage=clientAuth
    authority intermediate-1 'Example Intermediate CA 1' root
    authority intermediate-2 'Example Intermediate CA 2' intermediate-1
    certificate shop-chained intermediate-2 "$SERVER_NAME" \
        "$san,$(seq -f "DNS:branch-%02g.$SERVER_NAME" -s , 1 60)"
    cat "$work/intermediate-2.pem" "$work/intermediate-1.pem" "$work/root.pem" >"$work/chain.pem"
}

# authority FILE COMMON-NAME [ISSUER-FILE]
authority() {
    certificate "$1" "${3-}" "$2" 'basicConstraints=critical,CA:TRUE' 'keyUsage=critical,keyCertSign,cRLSign'
}

# certificate FILE ISSUER-FILE COMMON-NAME EXTENSION...; without issuer it signs itself.
certificate() {
    local file=$work/$1 issuer=$2 name=$3 key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256) signed=() extensions=()
    [[ $1 == *-rsa ]] && key=(-newkey rsa:2048)
    [[ -n $issuer ]] && signed=(-CA "$work/$issuer.pem" -CAkey "$work/$issuer.key")
    local extension
    for extension in "${@:4}"; do
        extensions+=(-addext "$extension")
    done
    openssl req -x509 -config "$work/req.cnf" -days 1 -nodes "${key[@]}" "${signed[@]}" "${extensions[@]}" \
        -subj "/O=Example Shop/CN=$name" -keyout "$file.key" -out "$file.pem" 2>"$work/req.log" \
        || die "openssl could not make a certificate: $(tail -1 "$work/req.log")"
}
