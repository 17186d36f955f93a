#!/bin/sh
# Checks the bundle whose folder this file lies in, or the FOLDER that is named.
#
#   sh verify.sh [--key FINGERPRINT] [--trust ROOT.pem]... [FOLDER]
#
# Uses what macOS and Linux have: sh, find, awk, sed, grep, xargs, openssl (or LibreSSL), and sha256sum or shasum.
# Reads only; writes to a folder of its own under $TMPDIR and removes it. No network.
# Exit status: 0 intact or better, 1 broken, 2 unsupported or not checkable here.
# The last line is for programs: "verdict: broken | unsupported | intact | existed-before | not-checked".
set -u
LC_ALL=C
export LC_ALL
unset CDPATH GREP_OPTIONS
IFS=' 	
'
umask 077

#@words@

NL='
'
STATEMENT=proof/bundle.json
SIGNATURE=proof/bundle.sig
MANIFEST=manifest-sha256.txt
TAG_MANIFEST=tagmanifest-sha256.txt

# Words are format strings with %s for each blank. What comes out of the bundle is shown without control characters.
say() {
  format=$1
  shift
  # shellcheck disable=SC2059
  printf "$format\n" "$@" | tr '\001-\011\013-\037\177' '?'
}
finish() { # verdict, status, words
  verdict=$1
  status=$2
  shift 2
  echo
  say "$@"
  echo "verdict: $verdict"
  exit "$status"
}
broken() {
  say "$@"
  finish broken 1 "$w_rung_broken"
}
unsupported() {
  say "$@"
  finish unsupported 2 "$w_rung_unsupported"
}
not_checked() {
  say "$@"
  finish not-checked 2 "$w_rung_not_checked"
}
absolute() {
  case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$PWD" "$1" ;;
  esac
}

key_told=
folder=
trust=
while [ $# -gt 0 ]; do
  case $1 in
    --key | --trust)
      [ $# -ge 2 ] || not_checked "$w_usage"
      if [ "$1" = --key ]; then
        key_told=$(printf '%s' "$2" | tr -d ' :-' | tr 'A-F' 'a-f')
        printf '%s' "$key_told" | grep -E -q '^[0-9a-f]{64}$' || not_checked "$w_bad_key"
      else
        trust=$trust$(absolute "$2")$NL
      fi
      shift 2
      ;;
    -*) not_checked "$w_usage" ;;
    *)
      [ -z "$folder" ] || not_checked "$w_usage"
      folder=$1
      shift
      ;;
  esac
done
if [ -z "$folder" ]; then
  case $0 in
    */*) folder=${0%/*}/ ;;
    *) folder=. ;;
  esac
fi

for tool in find awk sed grep tr xargs wc sort cmp mktemp openssl; do
  command -v "$tool" >/dev/null 2>&1 || not_checked "$w_no_tool" "$tool"
done
if command -v sha256sum >/dev/null 2>&1; then
  hasher=sha256sum
elif command -v shasum >/dev/null 2>&1; then
  hasher='shasum -a 256'
else
  hasher='openssl dgst -sha256 -r'
fi

tmp=$(mktemp -d "${TMPDIR:-/tmp}/hozen-verify.XXXXXX") || not_checked "$w_no_tool" mktemp
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# Authorities the person checking trusts: PEM or DER, made into one PEM. Without --trust, those of the system.
: >"$tmp/roots.pem"
if [ -n "$trust" ]; then
  printf '%s' "$trust" >"$tmp/trust"
  while IFS= read -r file; do
    openssl x509 -in "$file" -out "$tmp/one.pem" 2>/dev/null ||
      openssl x509 -inform DER -in "$file" -out "$tmp/one.pem" 2>/dev/null ||
      not_checked "$w_bad_root" "$file"
    cat "$tmp/one.pem" >>"$tmp/roots.pem"
  done <"$tmp/trust"
else
  for file in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem; do
    if [ -r "$file" ]; then
      cat "$file" >"$tmp/roots.pem"
      break
    fi
  done
fi

cd -P "$(absolute "$folder")" 2>/dev/null || not_checked "$w_no_folder" "$folder"
[ -f bagit.txt ] || [ -f "$MANIFEST" ] || not_checked "$w_no_folder" "$folder"
say "$w_checking" "${PWD##*/}"

# 1. Which files are there. A name is one line from here on, and nothing but letters a screen can show.
[ -z "$(find . -name "*$NL*" -print)" ] || broken "$w_odd_name"
find . ! -name . -print >"$tmp/all"
grep -q "[[:cntrl:]\\\\]" "$tmp/all" && broken "$w_odd_name"
# Zero-width and direction-changing characters (U+200B to 200F, 202A to 202E, 2060 to 2069, FEFF) make one name look like another.
# shellcheck disable=SC2059
for byte in 213 214 215 216 217 252 253 254 255 256; do printf "\\342\\200\\$byte\n"; done >"$tmp/unseen"
# shellcheck disable=SC2059
for byte in 240 241 242 243 244 245 246 247 250 251; do printf "\\342\\201\\$byte\n"; done >>"$tmp/unseen"
printf '\357\273\277\n' >>"$tmp/unseen"
grep -q -F -f "$tmp/unseen" "$tmp/all" && broken "$w_odd_name"
if command -v iconv >/dev/null 2>&1; then
  iconv -f UTF-8 -t UTF-8 "$tmp/all" >/dev/null 2>&1 || broken "$w_odd_name"
fi
find . ! -type d ! -type f -print >"$tmp/special"
[ -s "$tmp/special" ] && broken "$w_special" "$(sed -n '1s/^\.\///p' "$tmp/special")"
find . -type f -print | sed 's/^\.\///' | sort >"$tmp/there"
grep -q '^fetch\.txt$' "$tmp/there" && broken "$w_extra" fetch.txt

# 2. What the two manifests list: "<hash>  <path>" in lower case, two blanks, LF at every end.
# Paths that would leave the folder, or that two lines share (letter case aside), are refused.
read_manifest() { # manifest, whether it lists the payload: writes lines of "<hash>  <path>"
  [ -f "$1" ] || broken "$w_missing" "$1"
  [ "$(tail -c 1 "$1" | wc -l)" -eq 1 ] || broken "$w_manifest" "$1"
  awk -v payload="$2" '
    {
      hash = substr($0, 1, 64)
      path = substr($0, 67)
      if (length(hash) != 64 || hash !~ /^[0-9a-f]+$/ || substr($0, 65, 2) != "  " || path == "") exit 1
      # RFC 8493, 2.1.3: only CR, LF and % itself are encoded, and no name here has the first two.
      rest = path
      gsub(/%25/, "", rest)
      if (rest ~ /%/ || path ~ /[\001-\037\177\\]/) exit 1
      gsub(/%25/, "%", path)
      whole = "/" path "/"
      if (whole ~ /\/\// || whole ~ /\/\.\.?\// || path ~ /^[A-Za-z]:/) exit 1
      if ((substr(path, 1, 5) == "data/") != payload || path == "tagmanifest-sha256.txt") exit 1
      if (seen[tolower(path)]++) exit 1
      print hash "  " path
    }' "$1" >"$3" || broken "$w_manifest" "$1"
}
printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' | cmp -s - bagit.txt || broken "$w_manifest" bagit.txt
read_manifest "$MANIFEST" 1 "$tmp/payload"
read_manifest "$TAG_MANIFEST" 0 "$tmp/tags"
cat "$tmp/payload" "$tmp/tags" | sort -k 2 >"$tmp/listed"
cut -c 67- "$tmp/listed" | sort >"$tmp/listed-paths"
grep -v "^$TAG_MANIFEST\$" "$tmp/there" >"$tmp/coverable"
first_line() { sed -n 1p "$1"; }
comm -23 "$tmp/listed-paths" "$tmp/coverable" >"$tmp/missing"
[ -s "$tmp/missing" ] && broken "$w_missing" "$(first_line "$tmp/missing")"
comm -13 "$tmp/listed-paths" "$tmp/coverable" >"$tmp/extra"
if [ -s "$tmp/extra" ]; then
  extra=$(first_line "$tmp/extra")
  case ${extra##*/} in
    .DS_Store | ._* | Thumbs.db | desktop.ini) broken "$w_extra_system" "$extra" ;;
    *) broken "$w_extra" "$extra" ;;
  esac
fi

# 3. Every file's bytes.
say "$w_hashing" "$(wc -l <"$tmp/listed-paths" | tr -d ' ')"
sed 's/^/.\//' "$tmp/listed-paths" | tr '\n' '\0' >"$tmp/names"
# shellcheck disable=SC2086
xargs -0 $hasher <"$tmp/names" 2>/dev/null | sed 's/^\([0-9a-f]\{64\}\) [ *]\.\//\1  /' >"$tmp/found"
sort -k 2 "$tmp/found" >"$tmp/found-sorted"
if ! cmp -s "$tmp/listed" "$tmp/found-sorted"; then
  sort "$tmp/listed" >"$tmp/a"
  sort "$tmp/found" >"$tmp/b"
  comm -23 "$tmp/a" "$tmp/b" | cut -c 67- | sort >"$tmp/changed"
  broken "$w_changed" "$(first_line "$tmp/changed")"
fi
xargs -0 wc -c <"$tmp/names" | awk '{ size = $1; sub(/^ *[0-9]+ /, ""); if (substr($0, 1, 2) == "./") print size " " substr($0, 3) }' >"$tmp/sizes"
oxum=$(awk 'substr($0, index($0, " ") + 1, 5) == "data/" { bytes += $1; files++ } END { printf "%.0f.%.0f", bytes, files }' "$tmp/sizes")
[ "$(grep -c -i '^payload-oxum[[:space:]]*:' bag-info.txt)" = 1 ] || broken "$w_oxum"
grep -q "^Payload-Oxum: $oxum\$" bag-info.txt || broken "$w_oxum"

# 4. The statement: canonical JSON (RFC 8785), which has one form, so that plain patterns can read it.
hash_of() { awk -v path="$1" 'substr($0, 67) == path { print substr($0, 1, 64) }' "$tmp/listed"; }
is_listed() { grep -q -F -x "$1" "$tmp/listed-paths"; }
for file in "$STATEMENT" "$SIGNATURE"; do
  is_listed "$file" || broken "$w_missing" "$file"
done
grep -q '"format":"hozen-bundle"' "$STATEMENT" || broken "$w_statement"
version=$(sed -n 's/.*"version":\([0-9][0-9]*\)[,}].*/\1/p' "$STATEMENT")
[ -n "$version" ] || broken "$w_statement"
[ "$version" = 1 ] || unsupported "$w_version" "$version"
# One line without an end, and no backslash, so that a quotation mark always opens or closes a string.
[ "$(tr -cd '\000-\037\134' <"$STATEMENT" | wc -c)" -eq 0 ] || broken "$w_statement"
# Pieces between commas; each is one of the forms below, in this order.
tr ',' '\n' <"$STATEMENT" >"$tmp/pieces"
awk -v out="$tmp" '
  function hex(text) { return length(text) == 64 && text ~ /^[0-9a-f]+$/ }
  function cut_off(text, before, after,   inner) {
    if (substr(text, 1, length(before)) != before) exit bad = 1
    inner = substr(text, length(before) + 1, length(text) - length(before) - length(after))
    if (before inner after != text || inner ~ /[]["{}]/) exit bad = 1
    return inner
  }
  function number(text) { if (text !~ /^[1-9][0-9]*$/) exit bad = 1; return text }
  function digest(text) { if (!hex(text)) exit bad = 1; return text }
  BEGIN { step = "first" }
  step == "first" { first = number(cut_off($0, "{\"chain\":{\"first\":", "")); step = "head"; next }
  step == "head" { head = digest(cut_off($0, "\"head\":\"", "\"")); step = "last"; next }
  step == "last" { last = number(cut_off($0, "\"last\":", "}")); step = "files"; next }
  step == "files" || step == "file" {
    text = $0
    end = substr(text, length(text)) == "}"
    if (end) text = substr(text, 1, length(text) - 1)
    open = step == "files" ? "\"files\":{\"" : "\""
    at = index(text, "\":\"")
    path = cut_off(substr(text, 1, at), open, "\"")
    print digest(cut_off(substr(text, at + 1), ":\"", "\"")) "  " path > (out "/stated")
    step = end ? "format" : "file"
    next
  }
  step == "format" { if ($0 != "\"format\":\"hozen-bundle\"") exit bad = 1; step = "key"; next }
  step == "key" { key = digest(cut_off($0, "\"key\":\"", "\"")); step = "made"; next }
  step == "made" { made = cut_off($0, "\"made\":{\"instant\":\"", "\""); step = "offset"; next }
  step == "offset" { cut_off($0, "\"offset\":\"", "\""); step = "zone"; next }
  step == "zone" { cut_off($0, "\"zone\":\"", "\"}"); step = "id"; opening = "\"records\":[{\"id\":\""; next }
  step == "id" { id = cut_off($0, opening, "\""); opening = "{\"id\":\""; step = "sealed"; next }
  step == "sealed" { sealed = digest(cut_off($0, "\"recordSha256\":\"", "\"")); step = "seal"; next }
  step == "seal" {
    end = substr($0, length($0)) == "]"
    seal = number(cut_off(end ? substr($0, 1, length($0) - 1) : $0, "\"seal\":", "}"))
    if (id !~ /^[0-9a-f-]+$/ || length(id) != 36 || known[id]++) exit bad = 1
    print seal " " id " " sealed > (out "/records")
    step = end ? "software" : "id"
    next
  }
  # Its text may have commas: the last piece is the one that names the version.
  step == "software" { software = $0; step = "end"; next }
  step == "end" && $0 != "\"version\":1}" { software = software "," $0; next }
  step == "end" { cut_off(software, "\"software\":\"", "\""); step = "done"; next }
  { exit bad = 1 }
  END { if (bad || step != "done") exit 1; print first, last, head, key, made > (out "/summary") }
' "$tmp/pieces" || broken "$w_statement"
read -r first last head key made <"$tmp/summary"
[ "$first" -le "$last" ] || broken "$w_statement"

# 5. The keys, and the signature over the statement. A key is its 91 bytes (P-256, RFC 5480) and is named by their SHA-256.
mkdir "$tmp/keys"
has_key() { # fingerprint: leaves the key, written anew, in $tmp/keys
  [ -f "$tmp/keys/$1.pem" ] && return 0
  is_listed "proof/keys/$1.pem" || return 1
  {
    read -r line && [ "$line" = '-----BEGIN PUBLIC KEY-----' ] &&
      read -r upper && read -r lower &&
      read -r line && [ "$line" = '-----END PUBLIC KEY-----' ] && ! read -r line
  } <"proof/keys/$1.pem" || return 1
  printf '%s' "$upper$lower" | grep -E -q '^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$' || return 1
  printf -- '-----BEGIN PUBLIC KEY-----\n%s\n%s\n-----END PUBLIC KEY-----\n' "$upper" "$lower" >"$tmp/key.pem"
  openssl pkey -pubin -in "$tmp/key.pem" -outform DER -out "$tmp/key.der" 2>/dev/null || return 1
  [ "$(openssl dgst -sha256 -r "$tmp/key.der" | cut -c 1-64)" = "$1" ] || return 1
  mv "$tmp/key.pem" "$tmp/keys/$1.pem"
  printf '%s' "$upper$lower" >"$tmp/keys/$1.base64"
}
is_signed() { # key, signature, file
  openssl dgst -sha256 -verify "$tmp/keys/$1.pem" -signature "$2" "$3" >/dev/null 2>&1
}
has_key "$key" || broken "$w_bad_key_file" "$key"
is_signed "$key" "$SIGNATURE" "$STATEMENT" || broken "$w_signature" "$STATEMENT"
awk -v a="$STATEMENT" -v b="$SIGNATURE" '{ path = substr($0, 67) } path != a && path != b' "$tmp/tags" | sort >"$tmp/coverable"
sort "$tmp/stated" | cmp -s - "$tmp/coverable" || broken "$w_not_covered"
if [ -n "$key_told" ] && [ "$key_told" != "$key" ]; then
  say "$w_key" "$key"
  broken "$w_wrong_key" "$key_told"
fi

# 6. The chain: every seal in its one form, each naming the hash of the one before, up to the head that was signed.
awk -v first="$first" -v last="$last" -v head="$head" -v start="$(printf '%064d' 0)" -v out="$tmp" '
  function hex(text) { return length(text) == 64 && text ~ /^[0-9a-f]+$/ }
  function fail(seq) { print seq > (out "/bad-link"); exit 1 }
  # Sets previous and body of link seq.
  function read_seal(seq,   file, line) {
    file = sprintf("proof/chain/%06d.seal.json", seq)
    if (!(file in hash) || (getline line < file) != 1) fail(seq)
    close(file)
    body = substr(line, 16, 64)
    previous = substr(line, 94, 64)
    if (!hex(body) || !hex(previous)) fail(seq)
    if (line != "{\"bodySha256\":\"" body "\",\"previous\":\"" previous "\",\"seq\":" seq "}") fail(seq)
    if (length(line) != size[file]) fail(seq)
    if ((seq == 1) != (previous == start)) fail(seq)
    print seq, hash[file], body > (out "/links")
  }
  FNR == 1 { nth++ }
  nth == 1 { path = substr($0, index($0, " ") + 1); size[path] = $1; next }
  { hash[substr($0, 67)] = substr($0, 1, 64) }
  substr($0, 67, 12) == "proof/chain/" {
    name = substr($0, 79)
    seq = name
    sub(/\..*/, "", seq)
    kind = substr(name, length(seq) + 2)
    if (seq !~ /^[0-9]+$/ || sprintf("%06d", seq) != seq) fail(name)
    seq = seq + 0
    if (kind == "seal.json") { if (seq < first) early[seq] = 1; if (seq > last) fail(seq) }
    else if (kind == "event.json") event[seq] = 1
    else if (kind == "sig" || kind == "ots" || kind ~ /^[a-z0-9.-]+\.tsr$/) other[seq] = 1
    else fail(name)
  }
  END {
    before = ""
    for (seq = first + 0; seq <= last; seq++) {
      read_seal(seq)
      if (before != "" && previous != before) fail(seq)
      before = hash[sprintf("proof/chain/%06d.seal.json", seq)]
      linked[seq] = 1
    }
    if (before != head) fail(last)
    for (seq in early) { if (!(seq in event)) fail(seq); read_seal(seq); linked[seq] = 1 }
    for (seq in event) if (!(seq in linked)) fail(seq)
    for (seq in other) if (!(seq in linked)) fail(seq)
  }' "$tmp/sizes" "$tmp/listed" || broken "$w_chain" "$(cat "$tmp/bad-link" 2>/dev/null)"

# 7. The events: each is what its seal was taken of, in its one form, and signed by the key it names.
sed -n 's/^.\{66\}\(proof\/chain\/[0-9]*\.event\.json\)$/\1/p' "$tmp/listed" >"$tmp/event-files"
: >"$tmp/event-lines"
while IFS= read -r file; do
  [ "$(tr -cd '\000-\037' <"$file" | wc -c)" -eq 0 ] || broken "$w_event" "$file"
  seq=${file#proof/chain/}
  printf '%s %s %s\n' "${seq%.event.json}" "$(hash_of "$file")" "$(cat "$file")" >>"$tmp/event-lines"
done <"$tmp/event-files"
INSTANT='[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z'
TEXT='"([^"\\]|\\["\\bfnrt]|\\u[0-9a-f]{4})*"'
grep -E -v -q "^[0-9]+ [0-9a-f]{64} \\{\"at\":\\{\"instant\":\"$INSTANT\",\"offset\":$TEXT,\"zone\":$TEXT\\},\"detail\":\\{($TEXT:$TEXT(,$TEXT:$TEXT)*)?\\}(,\"key\":\"[0-9a-f]{64}\")?,\"kind\":\"[a-z ]+\",\"recordId\":(null|\"[0-9a-f-]{36}\"),\"recordSha256\":(null|\"[0-9a-f]{64}\")\\}\$" "$tmp/event-lines" &&
  broken "$w_event" proof/chain
# seq, kind (blanks as _), key, record id, record hash, time; "-" for what is not there. And what a new key says of itself.
awk -v out="$tmp" '
  function ending(pattern,   found) {
    if (!match(text, pattern "$")) return "-"
    found = substr(text, RSTART)
    text = substr(text, 1, RSTART - 1)
    sub(/^,"[A-Za-z0-9]*":/, "", found)
    gsub(/"/, "", found)
    return found == "null" ? "-" : found
  }
  FNR == 1 { nth++ }
  nth == 1 { body[$1 + 0] = $3; next }
  {
    seq = $1 + 0
    if (body[seq] != $2) { print seq > (out "/bad-event"); exit 1 }
    text = $0
    sub(/}$/, "", text)
    sealed = ending(",\"recordSha256\":(null|\"[0-9a-f]*\")")
    id = ending(",\"recordId\":(null|\"[0-9a-f-]*\")")
    kind = ending(",\"kind\":\"[a-z ]*\"")
    gsub(/ /, "_", kind)
    key = ending(",\"key\":\"[0-9a-f]*\"")
    at = substr(text, index(text, "\"instant\":\"") + 11, 24)
    print $1, kind, key, id, sealed, at > (out "/events")
    if (kind != "key_created") next
    if (!match(text, /"detail":\{"fingerprint":"[0-9a-f]*","previous":"[0-9a-f]*","publicKey":"[A-Za-z0-9+\/=]*","reason":"[a-z]*"\}$/)) {
      print seq > (out "/bad-event")
      exit 1
    }
    split(substr(text, RSTART), part, "\"")
    print $1, key, part[6], (part[10] == "" ? "-" : part[10]), part[14], part[18], at > (out "/introductions")
  }' "$tmp/links" "$tmp/event-lines" || broken "$w_event" "$(cat "$tmp/bad-event" 2>/dev/null)"
: >>"$tmp/introductions"

# A key is introduced by itself, or, where it took the place of one that still signs, by that one.
while read -r seq signer fingerprint previous public reason _; do
  has_key "$fingerprint" || broken "$w_bad_key_file" "$fingerprint"
  [ "$(cat "$tmp/keys/$fingerprint.base64")" = "$public" ] || broken "$w_bad_key_file" "$fingerprint"
  case $reason in
    rotated) by=$previous ;;
    first | lost) by=$fingerprint ;;
    *) by= ;;
  esac
  [ "$signer" = "$by" ] || broken "$w_event" "$seq"
done <"$tmp/introductions"
is_introduced() { awk -v key="$1" '$3 == key { found = 1 } END { exit !found }' "$tmp/introductions"; }
is_introduced "$key" || broken "$w_stranger" "$key"
unsigned=0
while read -r seq _ signer _; do
  base=proof/chain/$seq
  if [ "$signer" = - ]; then
    is_listed "$base.sig" && broken "$w_event" "$seq"
    unsigned=$((unsigned + 1))
    continue
  fi
  { has_key "$signer" && is_introduced "$signer"; } || broken "$w_stranger" "$signer"
  is_listed "$base.sig" || broken "$w_missing" "$base.sig"
  is_signed "$signer" "$base.sig" "$base.seal.json" || broken "$w_signature" "$base.event.json"
done <"$tmp/events"
sed -n 's/^.\{66\}proof\/chain\/\([0-9]*\)\.sig$/\1/p' "$tmp/listed" >"$tmp/signed"
while read -r seq; do
  is_listed "proof/chain/$seq.event.json" || broken "$w_event" "$seq"
done <"$tmp/signed"

# 8. The records: the ones stated and no others, each as it was when its "captured" event was sealed, with its own files.
awk 'substr($0, 67, 13) == "data/records/" { id = substr($0, 80); sub(/\/.*/, "", id); if (!seen[id]++) print id }' "$tmp/payload" | sort >"$tmp/record-folders"
cut -d ' ' -f 2 "$tmp/records" | sort | cmp -s - "$tmp/record-folders" || broken "$w_records"
while read -r seal id sealed; do
  file=data/records/$id/record.json
  [ "$(hash_of "$file")" = "$sealed" ] || broken "$w_record" "$file"
  awk -v seal="$seal" -v id="$id" -v sealed="$sealed" '
    $1 + 0 == seal && $2 == "captured" && $4 == id && $5 == sealed { found = 1 }
    $2 == "captured" && $4 == id && $5 != sealed { other = 1 }
    END { exit !found || other }' "$tmp/events" || broken "$w_record" "$file"
  schema=$(sed -n 's/.*,"schema":\([0-9][0-9]*\),"state":{.*/\1/p' "$file")
  [ -n "$schema" ] || broken "$w_record" "$file"
  [ "$schema" = 1 ] || unsupported "$w_version" "$schema"
  grep -E -q "\"id\":\"$id\",\"(lacks|page)\":" "$file" || broken "$w_record" "$file"
  # name, SHA-256 and size of every file, as sealed; then the same of what lies in the folder.
  grep -o '"mediaType":"[^"\\]*","name":"[a-z0-9.-]*","role":"[a-z ]*","sha256":"[0-9a-f]*","size":[0-9]*}' "$file" |
    awk -F '"' '{ size = $19; gsub(/[^0-9]/, "", size); print $8, $16, size }' | sort >"$tmp/sealed-files"
  awk -v folder="data/records/$id/" '
    FNR == 1 { nth++ }
    nth == 1 { size[substr($0, index($0, " ") + 1)] = $1; next }
    {
      path = substr($0, 67)
      if (substr(path, 1, length(folder)) != folder) next
      name = substr(path, length(folder) + 1)
      if (name != "record.json" && name != "added.json") print name, substr($0, 1, 64), size[path]
    }' "$tmp/sizes" "$tmp/payload" | sort | cmp -s - "$tmp/sealed-files" || broken "$w_record_files" "$id"
done <"$tmp/records"
awk '$2 == "captured" { print $4 }' "$tmp/events" | sort -u | cmp -s - "$tmp/record-folders" || broken "$w_records"

# 9. Outside clocks. A token that is damaged or of something else breaks the bundle; one that nobody here trusts, or that was
# out of date or revoked, only does not count. Each is judged as of its own time.
mkdir "$tmp/enclosed"
: >"$tmp/enclosed.pem"
sed -n 's/^.\{66\}\(proof\/certificates\/[0-9a-f]*\.pem\)$/\1/p' "$tmp/tags" >"$tmp/certificate-files"
while IFS= read -r file; do
  openssl x509 -in "$file" 2>/dev/null >>"$tmp/enclosed.pem"
done <"$tmp/certificate-files"
sed -n 's/^.\{66\}\(proof\/revocation\/[0-9a-f]*\.crl\)$/\1/p' "$tmp/tags" >"$tmp/lists"
# Whether one of the certificates in a PEM file is on an enclosed list, by its issuer, in a way that undoes a stamp of that time:
# revoked before it, or for a reason that makes all that the key ever signed worthless (RFC 3161, section 4).
is_revoked() { # PEM file, seconds since 1970
  rm -f "$tmp/enclosed"/*
  awk -v out="$tmp/enclosed" '/-----BEGIN CERTIFICATE/ { n++ } n { print > (out "/" n ".pem") }' "$1"
  cat "$1" "$tmp/roots.pem" >"$tmp/issuers.pem"
  while IFS= read -r list; do
    openssl crl -inform DER -in "$list" -noout -CAfile "$tmp/issuers.pem" 2>&1 | grep -q '^verify OK' || continue
    issuer=$(openssl crl -inform DER -in "$list" -noout -hash 2>/dev/null)
    openssl crl -inform DER -in "$list" -noout -text 2>/dev/null |
      awk '
        function flush() { if (serial != "") print serial, stays, date; serial = "" }
        /^ *Serial Number: / { flush(); serial = $3; date = "-"; stays = 0 }
        /^ *Revocation Date: / { date = $3 " " $4 " " $5 " " $6 }
        # Unspecified, affiliation changed, superseded, cessation of operation: what was signed before stays.
        /^ *(Unspecified|Affiliation Changed|Superseded|Cessation Of Operation) *$/ { stays = 1 }
        END { flush() }' >"$tmp/revoked"
    for one in "$tmp/enclosed"/*.pem; do
      [ -f "$one" ] || continue
      [ "$(openssl x509 -in "$one" -noout -issuer_hash 2>/dev/null)" = "$issuer" ] || continue
      serial=$(openssl x509 -in "$one" -noout -serial 2>/dev/null)
      entry=$(grep -i "^${serial#serial=} " "$tmp/revoked" | sed -n 1p)
      [ -n "$entry" ] || continue
      entry=${entry#* }
      [ "${entry%% *}" = 0 ] && return 0
      [ "$(epoch_of "${entry#* }")" -le "$2" ] && return 0
    done
  done <"$tmp/lists"
  return 1
}
# "Nov 25 10:00:00.5 2026 GMT" as seconds since 1970, rounded up.
epoch_of() {
  printf '%s\n' "$1" | awk '{
    month = (index("JanFebMarAprMayJunJulAugSepOctNovDec", $1) + 2) / 3
    split($3, clock, ":")
    year = $4 - (month <= 2)
    shifted = month <= 2 ? month + 9 : month - 3
    days = 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * shifted + 2) / 5) + $2 - 1 - 719468
    second = int(clock[3])
    if (second < clock[3]) second++
    printf "%.0f\n", days * 86400 + clock[1] * 3600 + clock[2] * 60 + second
  }'
}
# Seconds since 1970 as "2026-11-25 10:00:00", shifted by some hours.
date_of() { # seconds, hours, separator
  awk -v at="$1" -v hours="$2" -v mark="$3" 'BEGIN {
    at += hours * 3600
    days = int(at / 86400)
    rest = at - days * 86400
    z = days + 719468
    era = int(z / 146097)
    doe = z - era * 146097
    yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
    doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
    mp = int((5 * doy + 2) / 153)
    day = doy - int((153 * mp + 2) / 5) + 1
    month = mp < 10 ? mp + 3 : mp - 9
    year = yoe + era * 400 + (month <= 2)
    printf "%04d%s%02d%s%02d %02d:%02d:%02d", year, mark, month, mark, day, int(rest / 3600), int(rest % 3600 / 60), rest % 60
  }'
}
both_times() { # seconds since 1970
  printf '%s JST (%s UTC)' "$(date_of "$1" 9 /)" "$(date_of "$1" 0 -)"
}
can_date=1
openssl version | grep -q LibreSSL && can_date=
sed -n 's/^.\{66\}\(proof\/chain\/[0-9]*\.[a-z0-9.-]*\.tsr\)$/\1/p' "$tmp/tags" >"$tmp/tokens"
: >"$tmp/good"
while IFS= read -r file; do
  seq=${file#proof/chain/}
  seq=${seq%%.*}
  seal=proof/chain/$seq.seal.json
  openssl ts -reply -in "$file" -text >"$tmp/reply" 2>/dev/null || broken "$w_token_damaged" "$file"
  grep -q '^Status: Granted' "$tmp/reply" || broken "$w_token_damaged" "$file"
  openssl ts -reply -in "$file" -token_out -out "$tmp/token.der" >/dev/null 2>&1 || broken "$w_token_damaged" "$file"
  grep -q -i '^Hash Algorithm: sha256$' "$tmp/reply" || broken "$w_token_other" "$file"
  imprint=$(awk '/^Message data:/ { on = 1; next } on && /^ +[0-9a-f]+ - / { line = $0; sub(/^ +[0-9a-f]+ - /, "", line); all = all substr(line, 1, 48); next } { on = 0 } END { gsub(/[^0-9a-f]/, "", all); print all }' "$tmp/reply")
  [ "$imprint" = "$(hash_of "$seal")" ] || broken "$w_token_other" "$file"
  openssl pkcs7 -inform DER -in "$tmp/token.der" -print_certs -out "$tmp/carried.pem" 2>/dev/null
  cat "$tmp/carried.pem" "$tmp/enclosed.pem" >"$tmp/helping.pem" 2>/dev/null
  openssl cms -verify -inform DER -in "$tmp/token.der" -noverify -certfile "$tmp/helping.pem" -out /dev/null >/dev/null 2>&1 ||
    openssl smime -verify -inform DER -in "$tmp/token.der" -noverify -certfile "$tmp/helping.pem" -out /dev/null >/dev/null 2>&1 ||
    broken "$w_token_damaged" "$file"
  stamped=$(epoch_of "$(sed -n 's/^Time stamp: //p' "$tmp/reply")")
  accuracy=$(awk '/^Accuracy: / {
    n = 0
    if (NF == 2) { print n; exit }
    whole = $2 == "unspecified" ? 0 : $2
    sub(/^0x/, "", whole)
    for (i = 1; i <= length(whole); i++) n = n * 16 + index("0123456789abcdef", tolower(substr(whole, i, 1))) - 1
    if ($4 != "unspecified" || $6 != "unspecified") n++
    print n
  }' "$tmp/reply")
  upto=$((stamped + ${accuracy:-0}))
  if is_revoked "$tmp/helping.pem" "$stamped"; then
    say "$w_token_revoked" "$file"
  elif openssl ts -verify -in "$file" -data "$seal" -CAfile "$tmp/roots.pem" -untrusted "$tmp/helping.pem" ${can_date:+-attime "$stamped"} >/dev/null 2>&1; then
    say "$w_token_good" "$file" "$(both_times "$upto")"
    printf '%s %s\n' "$seq" "$upto" >>"$tmp/good"
  else
    say "$w_token_untrusted" "$file"
  fi
done <"$tmp/tokens"
anchors=$(grep -c '^.\{66\}proof/chain/[0-9]*\.ots$' "$tmp/tags")
[ "$anchors" -gt 0 ] && say "$w_anchors" "$anchors"

# 10. What was found.
existed_before() { # seal: the earliest time by which that link was there, or nothing
  awk -v seal="$1" '$1 + 0 >= seal && (best == "" || $2 < best) { best = $2 } END { print best }' "$tmp/good"
}
echo
latest=0
while read -r seal id sealed; do
  file=data/records/$id/record.json
  [ "$seal" -gt "$latest" ] && latest=$seal
  say "$w_of_record" "$id"
  say "$w_of_url" "$(grep -o '"url":"[^"\\]*"},"post":' "$file" | sed -n '1s/^"url":"\(.*\)"},"post":$/\1/p')"
  at=$(awk -v id="$id" '$2 == "captured" && $4 == id { print $6; exit }' "$tmp/events")
  say "$w_of_sealed" "$at"
  before=$(existed_before "$seal")
  [ -n "$before" ] && say "$w_of_before" "$(both_times "$before")"
done <"$tmp/records"
echo
say "$w_key" "$key"
if [ -n "$key_told" ]; then say "$w_key_same"; else say "$w_key_compare"; fi
grep -q ' lost ' "$tmp/introductions" && say "$w_key_lost"
[ "$unsigned" -gt 0 ] && say "$w_unsigned" "$unsigned"
say "$w_made" "$made"
say "$w_checked" "$(wc -l <"$tmp/listed-paths" | tr -d ' ')" "$((last - first + 1))"
say "$w_not_shown"
before=$(existed_before "$latest")
if [ -n "$before" ]; then
  finish existed-before 0 "$w_rung_existed_before" "$(both_times "$before")"
fi
finish intact 0 "$w_rung_intact"
