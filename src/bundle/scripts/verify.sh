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
  text=$(printf "$format" "$@" && echo .)
  case $text in
    *[[:cntrl:]]*) printf '%s' "${text%?}" | tr '\001-\037\177' '?' && echo ;;
    *) printf '%s\n' "${text%?}" ;;
  esac
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

for tool in find awk sed grep tr xargs wc sort uniq cut cmp od mktemp openssl; do
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

# What follows the rules of a later version is not judged by these.
if [ -f "$STATEMENT" ] && grep -q '"format":"hozen-bundle"' "$STATEMENT"; then
  version=$(sed -n 's/.*"version":\([0-9][0-9]*\)[,}].*/\1/p' "$STATEMENT" | sed -n 1p)
  case $version in
    '' | 0* | 1) ;;
    *) unsupported "$w_version" "$version" ;;
  esac
fi

# 1. Which files are there. A name is one line from here on, and nothing but letters a screen can show.
[ -z "$(find . -name "*$NL*" -print)" ] || broken "$w_odd_name"
find . ! -name . -print | sed 's/^\.\///' >"$tmp/all"
grep -q "[[:cntrl:]\\\\]" "$tmp/all" && broken "$w_odd_name"
# Names that Windows keeps for devices, and signs and endings that it does not take.
grep -E -i -q '(^|/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|/|$)|[<>:"|?*]|[. ](/|$)' "$tmp/all" && broken "$w_odd_name"
# Beyond ASCII only what Japanese is written with (U+3000 to 9FFF), but for voicing marks of their own (U+3099, 309A), Korean
# letters (U+3100 to 31BF) and what is one sign for several (U+3200 to 33FF): other letters can make one name look like another.
wide=$(printf '[\343-\351][\200-\277][\200-\277]')
sed "s/$wide//g" "$tmp/all" | grep -q '[^ -~]' && broken "$w_odd_name"
{
  printf '\343\202\231\n\343\202\232\n'
  # shellcheck disable=SC2059
  for byte in 204 205 206 210 211 212 213 214 215 216 217; do printf "\\343\\$byte\n"; done
} >"$tmp/unseen"
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
# Lines of the first file that the second has not.
only_in() { sort "$2" "$2" "$1" | uniq -u; }
only_in "$tmp/listed-paths" "$tmp/coverable" >"$tmp/missing"
[ -s "$tmp/missing" ] && broken "$w_missing" "$(first_line "$tmp/missing")"
only_in "$tmp/coverable" "$tmp/listed-paths" >"$tmp/extra"
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
  only_in "$tmp/listed" "$tmp/found" | cut -c 67- | sort >"$tmp/changed"
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
  cmp -s "$tmp/key.pem" "proof/keys/$1.pem" || return 1
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
# What awk finds wrong is left in $tmp/bad: the name of a sentence, and what it is about.
judged() {
  [ -s "$tmp/bad" ] || return 0
  read -r word about <"$tmp/bad"
  eval "sentence=\$w_$word"
  [ "$word" = version ] && unsupported "$sentence" "$about"
  broken "$sentence" "$about"
}
# Numbers of the links whose file ends in $1, in order.
links_with() { sed -n "s/^.\{66\}proof\/chain\/\([0-9]*\)\.$1\$/\1/p" "$tmp/tags" | sort -n; }
links_with 'seal\.json' >"$tmp/seals"
links_with 'event\.json' >"$tmp/event-numbers"
awk -v first="$first" -v last="$last" -v head="$head" -v start="$(printf '%064d' 0)" -v out="$tmp" '
  function hex(text) { return length(text) == 64 && text ~ /^[0-9a-f]+$/ }
  function fail(about) { print "chain", about > (out "/bad"); failed = 1; exit 1 }
  FNR == 1 { nth++ }
  nth == 1 { size[substr($0, index($0, " ") + 1)] = $1; next }
  nth == 2 { hash[substr($0, 67)] = substr($0, 1, 64); next }
  {
    seq = $1 + 0
    file = "proof/chain/" $1 ".seal.json"
    if (length($1) > 9 || seq < 1 || sprintf("%06d", seq) != $1 || seq > last) fail($1)
    if ((getline line < file) != 1) fail($1)
    close(file)
    body = substr(line, 16, 64)
    previous = substr(line, 94, 64)
    if (!hex(body) || !hex(previous)) fail($1)
    if (line != "{\"bodySha256\":\"" body "\",\"previous\":\"" previous "\",\"seq\":" seq "}") fail($1)
    if (length(line) != size[file]) fail($1)
    if (seq == before + 1 && before > 0 ? previous != hashbefore : (seq == 1) != (previous == start)) fail($1)
    if (seq > first && seq != before + 1 || seq == first && begun++) fail($1)
    if (seq == first) there = 1
    before = seq
    hashbefore = hash[file]
    print seq, hash[file], body > (out "/links")
  }
  END { if (!failed && (!there || before != last + 0 || hashbefore != head)) fail(last) }' "$tmp/sizes" "$tmp/listed" "$tmp/seals"
judged
# Nothing else lies in the proof.
cut -c 67- "$tmp/tags" | grep -i '^proof/' | grep -E -v '^proof/(bundle\.(json|sig)|chain/[0-9]{6,9}\.(seal\.json|event\.json|sig|ots|[a-z0-9.-]+\.tsr)|keys/[0-9a-f]{64}\.pem|certificates/[0-9a-f]{64}\.pem|revocation/[0-9a-f]{64}\.crl)$' >"$tmp/odd"
[ -s "$tmp/odd" ] && broken "$w_extra" "$(first_line "$tmp/odd")"
sed -n 's/^.\{66\}\(proof\/chain\/\([0-9]*\)\..*\)$/\2 \1/p' "$tmp/tags" | awk '
  FNR == 1 { nth++ }
  nth == 1 { linked[$1 + 0] = 1; next }
  !(($1 + 0) in linked) || sprintf("%06d", $1) != $1 { print $2 }' "$tmp/links" - >"$tmp/odd"
[ -s "$tmp/odd" ] && broken "$w_extra" "$(first_line "$tmp/odd")"

# 7. What was written down: events, records, what was added to them. Canonical JSON is taken apart into lines of
# "<file> TAB <place> TAB <value as written>"; anything written otherwise (blanks, keys out of order or twice) is refused.
{
  sed 's/.*/proof\/chain\/&.event.json/' "$tmp/event-numbers"
  while read -r _ id _; do
    printf 'data/records/%s/record.json\ndata/records/%s/added.json\n' "$id" "$id"
  done <"$tmp/records"
} >"$tmp/written"
only_in "$tmp/written" "$tmp/listed-paths" >"$tmp/missing"
[ -s "$tmp/missing" ] && broken "$w_missing" "$(first_line "$tmp/missing")"
# None has a line end, or any other control character that JSON would write otherwise.
[ "$(tr '\n' '\0' <"$tmp/written" | xargs -0 cat | tr -cd '\000-\037' | wc -c)" -eq 0 ] || broken "$w_record" '*.json'
awk -v out="$tmp" '
  function fail() { print "record", file > (out "/bad"); failed = 1; exit 1 }
  # The string that begins here, with its quotation marks. Most are short.
  function string(   piece) {
    piece = substr(text, at, 300)
    if (!match(piece, /^"[^"\\]*(\\(["\\bfnrt]|u00[01][0-9a-f])[^"\\]*)*"/)) {
      piece = substr(text, at)
      if (!match(piece, /^"[^"\\]*(\\(["\\bfnrt]|u00[01][0-9a-f])[^"\\]*)*"/)) fail()
    }
    at += RLENGTH
    return substr(piece, 1, RLENGTH)
  }
  function tell(place, raw) { print file "\t" place "\t" raw }
  function value(place,   c, key, before, n) {
    c = substr(text, at, 1)
    if (c == "\"") { tell(place, string()); return }
    if (c == "{") {
      at++
      if (substr(text, at, 1) == "}") { at++; tell(place, "{}"); return }
      before = ""
      while (1) {
        key = string()
        if (key ~ /\\/ || before != "" && key "" <= before "") fail()
        # A name with a dot in it could pose as another place. Only details have names of any kind.
        if (place != "detail" && key !~ /^"[A-Za-z0-9]+"$/) fail()
        before = key
        if (substr(text, at, 1) != ":") fail()
        at++
        value((place == "" ? "" : place ".") substr(key, 2, length(key) - 2))
        c = substr(text, at++, 1)
        if (c == "}") return
        if (c != ",") fail()
      }
    }
    if (c == "[") {
      at++
      if (substr(text, at, 1) == "]") { at++; tell(place, "[]"); return }
      n = 0
      while (1) {
        value(place "[" n++ "]")
        c = substr(text, at++, 1)
        if (c == "]") return
        if (c != ",") fail()
      }
    }
    c = substr(text, at, 40)
    if (!match(c, /^(null|true|false|-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[-+][0-9]+)?)/)) fail()
    tell(place, substr(c, 1, RLENGTH))
    at += RLENGTH
  }
  {
    file = $0
    text = ""
    if ((getline text < file) != 1) fail()
    close(file)
    at = 1
    value("")
    if (at != length(text) + 1) fail()
  }' "$tmp/written" >"$tmp/flat"
judged

awk -F '\t' -v first="$first" -v key="$key" -v out="$tmp" '
  function fail(word, about) { print word, about > (out "/bad"); failed = 1; exit 1 }
  function plain(raw) { return substr(raw, 2, length(raw) - 2) }
  # Seconds since 1970 of "2026-08-18 18:28:34"; what is not there is 0.
  function seconds(text,   y, m, d) {
    y = substr(text, 1, 4) + 0
    m = substr(text, 6, 2) + 0
    d = substr(text, 9, 2) + 0
    if (m <= 2) { y--; m += 12 }
    d = 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469
    return d * 86400 + substr(text, 12, 2) * 3600 + substr(text, 15, 2) * 60 + substr(text, 18, 2)
  }
  FNR == 1 { nth++ }
  nth == 1 { n = index($0, " "); size[substr($0, n + 1)] = substr($0, 1, n - 1); next }
  nth == 2 { hash[substr($0, 67)] = substr($0, 1, 64); next }
  nth == 3 { split($0, p, " "); seal[p[2]] = p[1] + 0; sealed[p[2]] = p[3]; id[++records] = p[2]; next }
  nth == 4 { split($0, p, " "); body[p[1]] = p[3]; next }
  nth == 5 { event[++events] = $0; next }
  {
    v[$1, $2] = $3
    # How many values an event has, but for those it may have: it says nothing else.
    if ($1 ~ /event\.json$/ && $2 !~ /^(at\.(instant|offset|zone)|key|kind|recordId|recordSha256|detail|detail\..*)$/) fail("event", $1)
    if ($2 ~ /^detail\./) { details[$1]++; if ($3 !~ /^"/) fail("event", $1) }
  }
  END {
    if (failed) exit 1
    for (e = 1; e <= events; e++) {
      seq = event[e] + 0
      base = "proof/chain/" event[e]
      f = base ".event.json"
      if (body[seq] != hash[f]) fail("event", f)
      at = plain(v[f, "at.instant"])
      signer = plain(v[f, "key"])
      if (at !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]\.[0-9][0-9][0-9]Z$/) fail("event", f)
      if (v[f, "at.offset"] !~ /^"/ || v[f, "at.zone"] !~ /^"/ || v[f, "kind"] !~ /^"/) fail("event", f)
      if (!((f, "recordId") in v) || !((f, "recordSha256") in v)) fail("event", f)
      kind = plain(v[f, "kind"])
      if (kind == "key created") {
        own = plain(v[f, "detail.fingerprint"])
        previous = plain(v[f, "detail.previous"])
        reason = plain(v[f, "detail.reason"])
        if (details[f] != 4 || length(own) != 64 || own in known || signer == "") fail("event", f)
        if (v[f, "recordId"] != "null" || v[f, "recordSha256"] != "null") fail("event", f)
        if (reason == "first") { if (previous != "" || inuse != "") fail("event", f) }
        else if (reason != "rotated" && reason != "lost") fail("event", f)
        else if (previous == "" || inuse != "" && previous != inuse) fail("event", f)
        expected = reason == "rotated" ? inuse : own
        inuse = own
        known[own] = 1
        if (reason == "lost") vouched = seq
        print own, plain(v[f, "detail.publicKey"]) > (out "/introduced")
      } else {
        expected = inuse
        r = plain(v[f, "recordId"])
        # Of a record that is enclosed, of its very content, and after it was sealed, once.
        if (seq < first || !(r in seal)) fail("event", f)
        if (plain(v[f, "recordSha256"]) != sealed[r]) fail("event", f)
        if ((kind == "captured") != (of[r]++ == 0)) fail("event", f)
        if (kind == "captured") { if (seq != seal[r]) fail("event", f); captured[r] = at }
        if (kind == "time entered") typed[r] = v[f, "detail.typed"]
        if (kind == "note added") note[r] = v[f, "detail.text"]
        if (kind == "post confirmed") confirmed[r] = 1
        if (kind == "superseded") by[r] = v[f, "detail.by"]
      }
      if (signer == "") {
        if ((base ".sig") in hash) fail("extra", base ".sig")
        unsigned++
        continue
      }
      if (signer != expected) fail("stranger", signer)
      if (!((base ".sig") in hash)) fail("missing", base ".sig")
      print event[e], signer > (out "/to-check")
    }
    if (inuse != key) fail("stranger", key)
    for (path in hash) {
      if (path ~ /^proof\/keys\// && !(substr(path, 12, 64) in known)) fail("extra", path)
      if (path ~ /^proof\/chain\/.*\.sig$/) {
        n = path
        sub(/sig$/, "event.json", n)
        if (!(n in hash)) fail("extra", path)
      }
    }
    lowest = seal[id[1]]
    for (n = 1; n <= records; n++) {
      r = id[n]
      folder = "data/records/" r "/"
      f = folder "record.json"
      if (seal[r] < lowest) lowest = seal[r]
      if (v[f, "schema"] ~ /^[0-9]+$/ && v[f, "schema"] + 0 > 1) fail("version", v[f, "schema"])
      if (v[f, "schema"] != "1" || v[f, "id"] != "\"" r "\"") fail("record", f)
      if (hash[f] != sealed[r] || !(r in captured)) fail("record", f)
      expect[f] = 1
      expect[folder "added.json"] = 1
      for (i = 0; (f, "files[" i "].name") in v; i++) {
        path = folder plain(v[f, "files[" i "].name"])
        if (path in expect || path !~ /\/[a-z0-9][a-z0-9.-]*$/) fail("record", f)
        if (!(path in hash)) fail("missing", path)
        if ("\"" hash[path] "\"" != v[f, "files[" i "].sha256"] || size[path] != v[f, "files[" i "].size"]) fail("record_files", r)
        expect[path] = 1
      }
      # What stands beside it is what its events say.
      f = folder "added.json"
      if (v[f, "recordSha256"] != "\"" sealed[r] "\"") fail("added", f)
      if (v[f, "postConfirmed"] != (r in confirmed ? "true" : "false")) fail("added", f)
      if (((f, "note") in v ? v[f, "note"] : "null") != (r in note ? note[r] : "null")) fail("added", f)
      if (v[f, "supersededBy"] != (r in by ? by[r] : "null")) fail("added", f)
      if (v[f, "enteredTime"] == "null" ? r in typed : v[f, "enteredTime.typed"] == "" || v[f, "enteredTime.typed"] != typed[r]) fail("added", f)
      if (v[f, "enteredTime"] != "null") {
        text = plain(v[f, "enteredTime.typed"])
        at = plain(v[f, "enteredTime.instant"])
        finest = length(text) == 10 ? "day" : length(text) == 16 ? "minute" : length(text) == 19 ? "second" : "-"
        if (plain(v[f, "enteredTime.precision"]) != finest || substr(at, 20) != ".000Z") fail("added", f)
        if (seconds(text) - 32400 != seconds(at)) fail("added", f)
      }
      print seal[r], r, captured[r], plain(v[folder "record.json", "page.url"]) > (out "/found-records")
    }
    if (lowest != first + 0) fail("chain", first)
    for (path in hash) if (tolower(path) ~ /^data\/records\// && !(path in expect)) fail("extra", path)
    print unsigned + 0, vouched + 0 > (out "/found")
  }' "$tmp/sizes" "$tmp/listed" "$tmp/records" "$tmp/links" "$tmp/event-numbers" "$tmp/flat"
judged
[ -s "$tmp/found" ] || broken "$w_statement"
read -r unsigned vouched <"$tmp/found"

# 8. The keys that the chain introduces, and their signatures.
while read -r fingerprint public; do
  has_key "$fingerprint" || broken "$w_bad_key_file" "$fingerprint"
  [ "$(cat "$tmp/keys/$fingerprint.base64")" = "$public" ] || broken "$w_bad_key_file" "$fingerprint"
done <"$tmp/introduced"
: >>"$tmp/to-check"
while read -r seq signer; do
  is_signed "$signer" "proof/chain/$seq.sig" "proof/chain/$seq.seal.json" || broken "$w_signature" "proof/chain/$seq.sig"
done <"$tmp/to-check"

# 9. Outside clocks. A token that is damaged or of something else breaks the bundle; one that nobody here trusts, or that was
# out of date or revoked, only does not count. Each is judged as of its own time.
mkdir "$tmp/enclosed"
: >"$tmp/enclosed.pem"
sed -n 's/^.\{66\}\(proof\/certificates\/[0-9a-f]*\.pem\)$/\1/p' "$tmp/tags" >"$tmp/certificate-files"
while IFS= read -r file; do
  openssl x509 -in "$file" -outform DER -out "$tmp/one.der" 2>/dev/null || broken "$w_changed" "$file"
  [ "proof/certificates/$(openssl dgst -sha256 -r "$tmp/one.der" | cut -c 1-64).pem" = "$file" ] || broken "$w_changed" "$file"
  openssl x509 -inform DER -in "$tmp/one.der" -out "$tmp/one.pem" 2>/dev/null
  cmp -s "$tmp/one.pem" "$file" || broken "$w_changed" "$file"
  cat "$file" >>"$tmp/enclosed.pem"
done <"$tmp/certificate-files"
sed -n 's/^.\{66\}\(proof\/revocation\/[0-9a-f]*\.crl\)$/\1/p' "$tmp/tags" >"$tmp/lists"
while IFS= read -r file; do
  [ "proof/revocation/$(hash_of "$file").crl" = "$file" ] || broken "$w_changed" "$file"
done <"$tmp/lists"
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
# An anchor begins with its mark, that it is of a SHA-256, and the hash itself; only a Bitcoin node could check the rest.
sed -n 's/^.\{66\}\(proof\/chain\/[0-9]*\.ots\)$/\1/p' "$tmp/tags" >"$tmp/anchors"
while IFS= read -r file; do
  begin=$(od -An -v -tx1 "$file" | tr -d ' \n' | cut -c 1-128)
  [ "$begin" = "004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108$(hash_of "${file%.ots}.seal.json")" ] ||
    broken "$w_token_damaged" "$file"
done <"$tmp/anchors"
[ -s "$tmp/anchors" ] && say "$w_anchors" "$(wc -l <"$tmp/anchors" | tr -d ' ')"

# 10. What was found.
existed_before() { # seal: the earliest time by which that link was there, or nothing
  awk -v seal="$1" '$1 + 0 >= seal && (best == "" || $2 < best) { best = $2 } END { print best }' "$tmp/good"
}
echo
latest=$vouched
while read -r seal id at url; do
  [ "$seal" -gt "$latest" ] && latest=$seal
  say "$w_of_record" "$id"
  say "$w_of_url" "$url"
  say "$w_of_sealed" "$at"
  before=
  [ -s "$tmp/good" ] && before=$(existed_before "$seal")
  [ -n "$before" ] && say "$w_of_before" "$(both_times "$before")"
done <"$tmp/found-records"
echo
say "$w_key" "$key"
if [ -n "$key_told" ]; then say "$w_key_same"; else say "$w_key_compare"; fi
[ "$vouched" -gt 0 ] && say "$w_key_lost"
[ "$unsigned" -gt 0 ] && say "$w_unsigned" "$unsigned"
say "$w_made" "$made"
say "$w_checked" "$(wc -l <"$tmp/listed-paths" | tr -d ' ')" "$(wc -l <"$tmp/links" | tr -d ' ')"
say "$w_not_shown"
before=$(existed_before "$latest")
if [ -n "$before" ]; then
  finish existed-before 0 "$w_rung_existed_before" "$(both_times "$before")"
fi
finish intact 0 "$w_rung_intact"
