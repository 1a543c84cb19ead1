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
    certificate bank root bank.example.test 'subjectAltName=DNS:bank.example.test'
    certificate shop-alone '' "$SERVER_NAME" "$san"
    dated shop-expired shop 20250101000000Z 20251231235959Z
    dated shop-early shop 20400101000000Z 20401231235959Z
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

# dated FILE LIKE FROM TO: the root signs the name and the key of LIKE for another time.
dated() {
    cp "$work/$2.key" "$work/$1.key"
    : >"$work/issued.txt"
    openssl x509 -in "$work/$2.pem" -x509toreq -copy_extensions copyall -signkey "$work/$2.key" -out "$work/$1.req" 2>"$work/req.log"
    openssl ca -batch -config <(printf '%s\n' '[ca]' 'default_ca = it' '[it]' "database = $work/issued.txt" \
        'default_md = sha256' 'rand_serial = yes' 'policy = any' 'copy_extensions = copy' "new_certs_dir = $work" \
        '[any]' 'organizationName = optional' 'commonName = supplied') \
        -cert "$work/root.pem" -keyfile "$work/root.key" -startdate "$3" -enddate "$4" -notext \
        -in "$work/$1.req" -out "$work/$1.pem" 2>"$work/req.log" \
        || die "openssl could not make a certificate: $(tail -1 "$work/req.log")"
}
