# Checks the bundle whose folder this file lies in, or the -Folder that is named.
#
#   powershell -NoProfile -ExecutionPolicy Bypass -File verify.ps1 [-Key FINGERPRINT] [-Folder FOLDER]
#
# For Windows PowerShell 5.1 with .NET Framework 4.7 or later, and for PowerShell 7. No modules, no network; reads only.
# Exit status: 0 intact, 1 broken, 2 unsupported or not checkable here.
# The last line is for programs: "verdict: broken | unsupported | intact | not-checked".
# It does not check time-stamps, for which .NET Framework has no reader, and so never says "existed-before".
param([string] $Key = '', [string] $Folder = '')
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$w = @{
#@words@
}

# What comes out of the bundle is shown without control characters.
function Say([string] $format, [object[]] $values = @()) {
  $shown = @($values | ForEach-Object { [regex]::Replace([string] $_, '[\x00-\x1F\x7F-\x9F]', '?') })
  [Console]::Out.WriteLine([string]::Format([Globalization.CultureInfo]::InvariantCulture, $format, [object[]] $shown))
}
function Words([string] $format, [object[]] $values) {
  return [string]::Format([Globalization.CultureInfo]::InvariantCulture, $format, $values)
}
# The end of the check, from anywhere: an exception that has the verdict with it.
function Stop-Check([string] $verdict, [string] $text) {
  $end = New-Object System.Exception $text
  $end.Data['verdict'] = $verdict
  throw $end
}
function Broken([string] $word, [object] $about = '') { Stop-Check 'broken' (Words $w[$word] @($about)) }
function Unsupported([object] $about) { Stop-Check 'unsupported' (Words $w['version'] @($about)) }
function Not-Checked([string] $word, [object] $about = '') { Stop-Check 'not-checked' (Words $w[$word] @($about)) }

# Everything is compared by its exact characters: never -eq, which takes capitals for small letters.
function Same([string] $one, [string] $other) { return [string]::Equals($one, $other, [StringComparison]::Ordinal) }
# Of a dictionary, .Keys and .Count would be the entry of that name, if it has one: get_Keys() and get_Count() are never.
function New-Map { return , (New-Object 'System.Collections.Generic.SortedDictionary[string,string]' ([StringComparer]::Ordinal)) }
function New-Set { return , (New-Object 'System.Collections.Generic.HashSet[string]' ([StringComparer]::Ordinal)) }
function Hex([byte[]] $bytes) { return [BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant() }

# A path from the bag's folder, with "/", as .NET takes it.
function Full([string] $path) {
  $separator = [string] [IO.Path]::DirectorySeparatorChar
  return $script:root + $separator + $path.Replace('/', $separator)
}
function Get-Bytes([string] $path) { return , [IO.File]::ReadAllBytes((Full $path)) }
# Strict UTF-8 without a byte-order mark.
function Get-Text([string] $path) {
  $bytes = Get-Bytes $path
  try { $text = (New-Object Text.UTF8Encoding $false, $true).GetString($bytes) } catch { Broken 'record' $path }
  if ($text.Length -gt 0 -and $text[0] -eq [char] 0xFEFF) { Broken 'manifest' $path }
  return $text
}
function Get-Sha256([byte[]] $bytes) {
  $sha = [Security.Cryptography.SHA256]::Create()
  try { return Hex ($sha.ComputeHash($bytes)) } finally { $sha.Dispose() }
}
function Get-FileSha256([string] $path) {
  $sha = [Security.Cryptography.SHA256]::Create()
  $stream = [IO.File]::OpenRead((Full $path))
  try { return Hex ($sha.ComputeHash($stream)) } finally { $stream.Dispose(); $sha.Dispose() }
}

# --- Signatures: ECDSA over P-256 with SHA-256 -------------------------------------------------------------------------

# The two numbers of a DER signature (RFC 3279, section 2.2.3) side by side in 64 bytes; $null unless it is in its one form.
function ConvertFrom-Der([byte[]] $der) {
  if ($der.Length -lt 8 -or $der.Length -gt 72 -or $der[0] -ne 0x30 -or $der[1] -ne $der.Length - 2) { return $null }
  $raw = New-Object byte[] 64
  $at = 2
  foreach ($end in 32, 64) {
    if ($at + 2 -gt $der.Length -or $der[$at] -ne 0x02) { return $null }
    $length = [int] $der[$at + 1]
    $begin = $at + 2
    if ($length -lt 1 -or $length -gt 33 -or $begin + $length -gt $der.Length) { return $null }
    # Not negative, and no zero in front that is not needed.
    if ($der[$begin] -ge 0x80) { return $null }
    if ($length -gt 1 -and $der[$begin] -eq 0 -and $der[$begin + 1] -lt 0x80) { return $null }
    if ($der[$begin] -eq 0 -and $length -gt 1) { $begin += 1; $length -= 1 }
    if ($length -gt 32) { return $null }
    [Array]::Copy($der, $begin, $raw, $end - $length, $length)
    $at = $begin + $length
  }
  if ($at -ne $der.Length) { return $null }
  return , $raw
}

# DER of a P-256 key up to the two coordinates (RFC 5480, section 2): 26 bytes, and 04 for "uncompressed".
$SpkiStart = '3059301306072a8648ce3d020106082a8648ce3d03010703420004'

# The key in proof/keys/FINGERPRINT.pem, as ECDsa, which takes it by its coordinates: .NET Framework imports no DER.
function Get-Key([string] $fingerprint) {
  if ($script:keys.ContainsKey($fingerprint)) { return $script:keys[$fingerprint] }
  $path = "proof/keys/$fingerprint.pem"
  if (-not $script:listed.ContainsKey($path)) { Broken 'bad_key_file' $fingerprint }
  $form = '\A-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/]{64}\n[A-Za-z0-9+/]{58}==\n)-----END PUBLIC KEY-----\n\z'
  $match = [regex]::Match((Get-Text $path), $form)
  if (-not $match.Success) { Broken 'bad_key_file' $fingerprint }
  $base64 = $match.Groups[1].Value.Replace("`n", '')
  $der = [Convert]::FromBase64String($base64)
  if (-not (Same ([Convert]::ToBase64String($der)) $base64)) { Broken 'bad_key_file' $fingerprint }
  if ($der.Length -ne 91) { Broken 'bad_key_file' $fingerprint }
  $begin = (Hex $der).Substring(0, 54)
  if (-not (Same $begin $SpkiStart)) { Broken 'bad_key_file' $fingerprint }
  if (-not (Same (Get-Sha256 $der) $fingerprint)) { Broken 'bad_key_file' $fingerprint }
  $point = New-Object Security.Cryptography.ECPoint
  $point.X = [byte[]] $der[27..58]
  $point.Y = [byte[]] $der[59..90]
  $parameters = New-Object Security.Cryptography.ECParameters
  $parameters.Curve = [Security.Cryptography.ECCurve]::CreateFromFriendlyName('nistP256')
  $parameters.Q = $point
  try { $ecdsa = [Security.Cryptography.ECDsa]::Create($parameters) } catch { Broken 'bad_key_file' $fingerprint }
  $script:keys[$fingerprint] = @{ Ecdsa = $ecdsa; Base64 = $base64 }
  return $script:keys[$fingerprint]
}
function Test-Signature([string] $fingerprint, [string] $signaturePath, [string] $path) {
  $key = Get-Key $fingerprint
  $raw = ConvertFrom-Der (Get-Bytes $signaturePath)
  if ($null -eq $raw) { return $false }
  return $key.Ecdsa.VerifyData([byte[]] (Get-Bytes $path), [byte[]] $raw, [Security.Cryptography.HashAlgorithmName]::SHA256)
}

# --- Canonical JSON (RFC 8785) -----------------------------------------------------------------------------------------

# Its values by their places: '.files[0].name' -> '"visible.png"', as written. Anything written otherwise than RFC 8785 says
# (blanks, keys out of order or twice) is refused. $word says what is wrong then.
$JsonString = [regex] '\G"(?:[^"\\\x00-\x1F]|\\(?:["\\bfnrt]|u00[01][0-9a-f]))*"'
$JsonPlain = [regex] '\G(?:null|true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[-+][0-9]+)?)'
function Read-Json([string] $text, [string] $path, [string] $word) {
  $values = New-Map
  # Open objects and arrays, the innermost last. After: what may follow.
  $stack = New-Object System.Collections.Stack
  $place = ''
  $at = 0
  $state = 'value'
  while ($true) {
    if ($state -eq 'value') {
      $c = if ($at -lt $text.Length) { $text[$at] } else { [char] 0 }
      if ($c -ceq [char] '{') {
        if ($at + 1 -lt $text.Length -and $text[$at + 1] -ceq [char] '}') { $values[$place] = '{}'; $at += 2; $state = 'after' }
        else { $stack.Push(@{ Kind = 'object'; Place = $place; Key = $null; Next = 0 }); $at += 1; $state = 'key' }
      } elseif ($c -ceq [char] '[') {
        if ($at + 1 -lt $text.Length -and $text[$at + 1] -ceq [char] ']') { $values[$place] = '[]'; $at += 2; $state = 'after' }
        else { $stack.Push(@{ Kind = 'array'; Place = $place; Key = $null; Next = 1 }); $at += 1; $place += '[0]' }
      } else {
        $match = if ($c -ceq [char] '"') { $JsonString.Match($text, $at) } else { $JsonPlain.Match($text, $at) }
        if (-not $match.Success) { Broken $word $path }
        $values[$place] = $match.Value
        $at += $match.Length
        $state = 'after'
      }
    } elseif ($state -eq 'key') {
      $match = $JsonString.Match($text, $at)
      if (-not $match.Success -or $match.Value.Contains('\')) { Broken $word $path }
      $top = $stack.Peek()
      $name = $match.Value.Substring(1, $match.Length - 2)
      # A name with a dot in it could pose as another place. Only these two have names of any kind.
      if ($top.Place -cnotmatch '\A\.(?:files|detail)\z' -and $name -cnotmatch '\A[A-Za-z0-9]+\z') { Broken $word $path }
      if ($null -ne $top.Key -and [string]::CompareOrdinal($name, $top.Key) -le 0) { Broken $word $path }
      $top.Key = $name
      $at += $match.Length
      if ($at -ge $text.Length -or $text[$at] -cne [char] ':') { Broken $word $path }
      $at += 1
      $place = $top.Place + '.' + $name
      $state = 'value'
    } else {
      if ($stack.Count -eq 0) {
        if ($at -ne $text.Length) { Broken $word $path }
        return , $values
      }
      $top = $stack.Peek()
      $c = if ($at -lt $text.Length) { $text[$at] } else { [char] 0 }
      $at += 1
      if ($c -ceq [char] ',') {
        if ($top.Kind -eq 'object') { $state = 'key' }
        else { $place = $top.Place + '[' + $top.Next + ']'; $top.Next += 1; $state = 'value' }
      } elseif (($top.Kind -eq 'object' -and $c -ceq [char] '}') -or ($top.Kind -eq 'array' -and $c -ceq [char] ']')) {
        [void] $stack.Pop()
      } else { Broken $word $path }
    }
  }
}
# The text of a string that has no escapes; '' for null and for what is not there.
function Plain($values, [string] $place) {
  if (-not $values.ContainsKey($place)) { return '' }
  $raw = $values[$place]
  if ($raw.Length -lt 2 -or $raw[0] -cne [char] '"' -or $raw.Contains('\')) { return '' }
  return $raw.Substring(1, $raw.Length - 2)
}
function Raw($values, [string] $place) {
  if ($values.ContainsKey($place)) { return $values[$place] }
  return ''
}
$Hash = '\A[0-9a-f]{64}\z'
function Digest($values, [string] $place, [string] $word, [string] $path) {
  $text = Plain $values $place
  if ($text -cnotmatch $Hash) { Broken $word $path }
  return $text
}
function Number($values, [string] $place, [string] $word, [string] $path) {
  $text = Raw $values $place
  if ($text -cnotmatch '\A[1-9][0-9]{0,8}\z') { Broken $word $path }
  return [int] $text
}

# --- The bag (RFC 8493) ------------------------------------------------------------------------------------------------

$StatementPath = 'proof/bundle.json'
$SignaturePath = 'proof/bundle.sig'
$Manifest = 'manifest-sha256.txt'
$TagManifest = 'tagmanifest-sha256.txt'

# Signs in names that show as others or that a system does not take: all but ASCII and what Japanese is written with
# (U+3000 to 9FFF without voicing marks of their own, Korean letters and what is one sign for several).
$OddName = '[^ -~\u3000-\u3098\u309B-\u30FF\u31C0-\u31FF\u3400-\u9FFF]|[<>:"|?*\\]|[. ](?:/|\z)|(?:\A|/)(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|/|\z)'

# Paths of all files below the folder, with "/". Links and other files that are not plain ones are refused.
function Get-Paths {
  $found = New-Set
  $folders = New-Object System.Collections.Stack
  $folders.Push('')
  while ($folders.Count -gt 0) {
    $below = $folders.Pop()
    $info = New-Object IO.DirectoryInfo $(if ($below -eq '') { $script:root } else { Full $below })
    foreach ($entry in $info.GetFileSystemInfos()) {
      $path = if ($below -eq '') { $entry.Name } else { "$below/$($entry.Name)" }
      if ([regex]::IsMatch($path, $OddName)) { Broken 'odd_name' }
      # What OneDrive and the like keep elsewhere is a reparse point, too, and reads like any other file.
      if (($entry.Attributes -band [IO.FileAttributes]::ReparsePoint) -ne 0) {
        $link = (Get-Item -LiteralPath $entry.FullName -Force).LinkType
        if ($link -eq 'SymbolicLink' -or $link -eq 'Junction') { Broken 'special' $path }
      }
      if (($entry.Attributes -band [IO.FileAttributes]::Directory) -ne 0) { $folders.Push($path) }
      else { [void] $found.Add($path) }
    }
  }
  return , $found
}

# path -> SHA-256 of a manifest, in the form that sha256sum writes.
function Read-Manifest([string] $name, [bool] $ofPayload) {
  if (-not $script:there.Contains($name)) { Broken 'missing' $name }
  $text = Get-Text $name
  $lines = New-Map
  if ($text -eq '') { return , $lines }
  if (-not $text.EndsWith("`n", [StringComparison]::Ordinal)) { Broken 'manifest' $name }
  $shared = New-Set
  foreach ($line in $text.Substring(0, $text.Length - 1).Split([char] 10)) {
    $match = [regex]::Match($line, '\A([0-9a-f]{64})  ((?:[^%\x00-\x1F\x7F\\]|%25)+)\z')
    if (-not $match.Success) { Broken 'manifest' $name }
    $path = $match.Groups[2].Value.Replace('%25', '%')
    $leads = "/$path/" -match '//|/\.\.?/' -or $path -match '\A[A-Za-z]:'
    if ($leads -or $path.StartsWith('data/', [StringComparison]::Ordinal) -ne $ofPayload -or (Same $path $TagManifest)) { Broken 'manifest' $name }
    if (-not $shared.Add($path.ToLowerInvariant())) { Broken 'manifest' $name }
    $lines[$path] = $match.Groups[1].Value
  }
  return , $lines
}

function Test-Bag {
  if (-not $script:there.Contains('bagit.txt')) { Broken 'missing' 'bagit.txt' }
  if (-not (Same (Get-Text 'bagit.txt') "BagIt-Version: 1.0`nTag-File-Character-Encoding: UTF-8`n")) { Broken 'manifest' 'bagit.txt' }
  if ($script:there.Contains('fetch.txt')) { Broken 'extra' 'fetch.txt' }
  $script:payload = Read-Manifest $Manifest $true
  $script:tags = Read-Manifest $TagManifest $false
  $script:listed = New-Map
  foreach ($part in $script:payload, $script:tags) { foreach ($line in $part.GetEnumerator()) { $script:listed[$line.Key] = $line.Value } }
  foreach ($path in $script:listed.get_Keys()) { if (-not $script:there.Contains($path)) { Broken 'missing' $path } }
  foreach ($path in $script:there) {
    if ($script:listed.ContainsKey($path) -or (Same $path $TagManifest)) { continue }
    $name = $path.Substring($path.LastIndexOf('/') + 1)
    if ($name -match '\A(?:Thumbs\.db|desktop\.ini|\.DS_Store|\._.*)\z') { Broken 'extra_system' $path }
    Broken 'extra' $path
  }
  Say $w['hashing'] @($script:listed.get_Count())
  $bytes = [long] 0
  foreach ($line in $script:listed.GetEnumerator()) {
    if (-not (Same (Get-FileSha256 $line.Key) $line.Value)) { Broken 'changed' $line.Key }
    if ($script:payload.ContainsKey($line.Key)) { $bytes += (New-Object IO.FileInfo (Full $line.Key)).Length }
  }
  $stated = [regex]::Matches((Get-Text 'bag-info.txt'), '(?m)^(?i:payload-oxum)\s*:.*$')
  if ($stated.Count -ne 1 -or -not (Same $stated[0].Value "Payload-Oxum: $bytes.$($script:payload.get_Count())")) { Broken 'oxum' }
}

# --- What was signed ---------------------------------------------------------------------------------------------------

# What follows the rules of a later version is not judged by these.
function Test-Version {
  if (-not $script:there.Contains($StatementPath)) { return }
  $text = [Text.Encoding]::UTF8.GetString((Get-Bytes $StatementPath))
  if (-not $text.Contains('"format":"hozen-bundle"')) { return }
  $match = [regex]::Match($text, '"version":([0-9]+)[,}]', [Text.RegularExpressions.RegexOptions]::RightToLeft)
  if ($match.Success -and $match.Groups[1].Value -match '\A(?:[2-9]|[1-9][0-9]+)\z') { Unsupported $match.Groups[1].Value }
}

function Read-Statement {
  foreach ($path in $StatementPath, $SignaturePath) { if (-not $script:tags.ContainsKey($path)) { Broken 'missing' $path } }
  $stated = Read-Json (Get-Text $StatementPath) $StatementPath 'statement'
  $form = '\A\.(?:chain\.(?:first|head|last)|files\..+|format|key|made\.(?:instant|offset|zone)|records\[[0-9]+\]\.(?:id|recordSha256|seal)|software|version)\z'
  foreach ($place in $stated.Keys) { if ($place -cnotmatch $form) { Broken 'statement' } }
  if (-not (Same (Raw $stated '.format') '"hozen-bundle"') -or -not (Same (Raw $stated '.version') '1')) { Broken 'statement' }
  if ((Plain $stated '.made.instant') -cnotmatch $Instant -or (Raw $stated '.software') -eq '') { Broken 'statement' }
  $key = Digest $stated '.key' 'statement' ''
  [void] (Get-Key $key)
  if (-not (Test-Signature $key $SignaturePath $StatementPath)) { Broken 'signature' $StatementPath }
  $covered = 0
  foreach ($line in $stated.GetEnumerator()) {
    if (-not $line.Key.StartsWith('.files.', [StringComparison]::Ordinal)) { continue }
    $path = $line.Key.Substring(7)
    $isItself = (Same $path $StatementPath) -or (Same $path $SignaturePath)
    if ($isItself -or -not $script:tags.ContainsKey($path) -or -not (Same $line.Value ('"' + $script:tags[$path] + '"'))) { Broken 'not_covered' }
    $covered += 1
  }
  if ($covered -ne $script:tags.get_Count() - 2) { Broken 'not_covered' }
  if ($script:told -ne '' -and -not (Same $key $script:told)) {
    Say $w['key'] @($key)
    Broken 'wrong_key' $script:told
  }
  return @{ Values = $stated; Key = $key }
}

# --- The chain ---------------------------------------------------------------------------------------------------------

# Links by their number: hash, body, previous. Nothing else lies in the proof.
function Read-Chain($stated) {
  $first = Number $stated '.chain.first' 'statement' ''
  $last = Number $stated '.chain.last' 'statement' ''
  $links = New-Object 'System.Collections.Generic.SortedDictionary[int,object]'
  $form = '\Aproof/(?:bundle\.(?:json|sig)|chain/([0-9]{6,9})\.(seal\.json|event\.json|sig|ots|[a-z0-9.-]+\.tsr)|keys/[0-9a-f]{64}\.pem|certificates/[0-9a-f]{64}\.pem|revocation/[0-9a-f]{64}\.crl)\z'
  foreach ($path in $script:tags.get_Keys()) {
    if ($path -notmatch '\Aproof(?:/|\z)') { continue }
    $match = [regex]::Match($path, $form)
    if (-not $match.Success) { Broken 'extra' $path }
    $digits = $match.Groups[1].Value
    if ($digits -eq '') { continue }
    $seq = [int] $digits
    if ($seq -lt 1 -or -not (Same ($seq.ToString('D6')) $digits)) { Broken 'extra' $path }
    if ($match.Groups[2].Value -cne 'seal.json') { continue }
    $seal = [regex]::Match((Get-Text $path), '\A\{"bodySha256":"([0-9a-f]{64})","previous":"([0-9a-f]{64})","seq":([0-9]+)\}\z')
    if (-not $seal.Success -or -not (Same $seal.Groups[3].Value ([string] $seq))) { Broken 'chain' $seq }
    $links[$seq] = @{ Body = $seal.Groups[1].Value; Previous = $seal.Groups[2].Value; Hash = $script:tags[$path] }
  }
  foreach ($path in $script:tags.get_Keys()) {
    $match = [regex]::Match($path, '\Aproof/chain/([0-9]+)\.')
    if ($match.Success -and -not $links.ContainsKey([int] $match.Groups[1].Value)) { Broken 'extra' $path }
  }
  $start = '0' * 64
  $before = 0
  foreach ($pair in $links.GetEnumerator()) {
    $seq = $pair.Key
    if ($seq -gt $last) { Broken 'chain' $seq }
    if ($before -gt 0 -and $seq -eq $before + 1) { $fits = Same $pair.Value.Previous $links[$before].Hash }
    else { $fits = ($seq -eq 1) -eq (Same $pair.Value.Previous $start) }
    if (-not $fits -or ($seq -gt $first -and $seq -ne $before + 1)) { Broken 'chain' $seq }
    $before = $seq
  }
  $isWhole = $links.ContainsKey($first) -and $before -eq $last
  if (-not $isWhole -or -not (Same $links[$last].Hash (Digest $stated '.chain.head' 'statement' ''))) { Broken 'chain' $last }
  return , $links
}

# --- Events, keys, records ---------------------------------------------------------------------------------------------

$Instant = '\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\z'

function Test-Events($stated, $links, $records, [string] $statementKey) {
  $first = Number $stated '.chain.first' 'statement' ''
  $known = New-Set
  $inUse = ''
  $result = @{ Unsigned = 0; LostAt = 0 }
  foreach ($pair in $links.GetEnumerator()) {
    $seq = $pair.Key
    $base = 'proof/chain/' + $seq.ToString('D6')
    $path = "$base.event.json"
    $hasSignature = $script:tags.ContainsKey("$base.sig")
    if (-not $script:tags.ContainsKey($path)) {
      # Of a record that is not enclosed. It says nothing here, so there is nothing to be signed.
      if ($hasSignature) { Broken 'extra' "$base.sig" }
      if ($seq -lt $first) { Broken 'event' $seq }
      continue
    }
    if (-not (Same $script:tags[$path] $pair.Value.Body)) { Broken 'event' $path }
    $e = Read-Json (Get-Text $path) $path 'event'
    foreach ($line in $e.GetEnumerator()) {
      if ($line.Key -cnotmatch '\A\.(?:at\.(?:instant|offset|zone)|detail|detail\..*|key|kind|recordId|recordSha256)\z') { Broken 'event' $path }
      if ($line.Key.StartsWith('.detail.', [StringComparison]::Ordinal) -and $line.Value[0] -cne [char] '"') { Broken 'event' $path }
    }
    $signer = Plain $e '.key'
    $kind = Plain $e '.kind'
    if ((Plain $e '.at.instant') -cnotmatch $Instant -or $kind -eq '' -or -not $e.ContainsKey('.recordId') -or -not $e.ContainsKey('.recordSha256')) { Broken 'event' $path }
    if ($e.ContainsKey('.key') -and $signer -cnotmatch $Hash) { Broken 'event' $path }
    if ($kind -ceq 'key created') {
      $own = Digest $e '.detail.fingerprint' 'event' $path
      $reason = Plain $e '.detail.reason'
      $previous = Plain $e '.detail.previous'
      $ofRecord = -not (Same $e['.recordId'] 'null') -or -not (Same $e['.recordSha256'] 'null')
      if ($ofRecord -or $signer -eq '' -or -not $known.Add($own)) { Broken 'event' $path }
      if (-not (Same (Get-Key $own).Base64 (Plain $e '.detail.publicKey'))) { Broken 'bad_key_file' $own }
      if ($reason -ceq 'first') { if ($previous -ne '' -or $inUse -ne '') { Broken 'event' $path } }
      elseif ($reason -cne 'rotated' -and $reason -cne 'lost') { Broken 'event' $path }
      elseif ($previous -eq '' -or ($inUse -ne '' -and -not (Same $previous $inUse))) { Broken 'event' $path }
      $expected = if ($reason -ceq 'rotated') { $inUse } else { $own }
      $inUse = $own
      if ($reason -ceq 'lost') { $result.LostAt = $seq }
    } else {
      $expected = $inUse
      $id = Plain $e '.recordId'
      # Of a record that is enclosed, of its very content, and after it was sealed, once.
      if ($seq -lt $first -or -not $records.ContainsKey($id)) { Broken 'event' $path }
      $record = $records[$id]
      $isSeal = $kind -ceq 'captured'
      if (-not (Same (Plain $e '.recordSha256') $record.Sha256) -or $isSeal -ne ($record.Captured -eq '')) { Broken 'event' $path }
      if ($isSeal) {
        if ($seq -ne $record.Seal) { Broken 'event' $path }
        $record.Captured = Plain $e '.at.instant'
      }
      if ($kind -ceq 'time entered') { $record.Typed = Raw $e '.detail.typed' }
      if ($kind -ceq 'note added') { $record.Note = Raw $e '.detail.text' }
      if ($kind -ceq 'post confirmed') { $record.Confirmed = 'true' }
      if ($kind -ceq 'superseded') { $record.By = Raw $e '.detail.by' }
    }
    if ($signer -eq '') {
      if ($hasSignature) { Broken 'extra' "$base.sig" }
      $result.Unsigned += 1
      continue
    }
    if (-not (Same $signer $expected)) { Broken 'stranger' $signer }
    if (-not $hasSignature) { Broken 'missing' "$base.sig" }
    if (-not (Test-Signature $signer "$base.sig" "$base.seal.json")) { Broken 'signature' "$base.sig" }
  }
  if (-not (Same $inUse $statementKey)) { Broken 'stranger' $statementKey }
  foreach ($path in $script:tags.get_Keys()) {
    if ($path.StartsWith('proof/keys/', [StringComparison]::Ordinal) -and -not $known.Contains($path.Substring(11, 64))) { Broken 'extra' $path }
  }
  return $result
}

# What the statement says of the records, by their ids.
function Read-Records($stated) {
  $records = New-Object 'System.Collections.Specialized.OrderedDictionary' ([StringComparer]::Ordinal)
  for ($n = 0; $stated.ContainsKey(".records[$n].id"); $n += 1) {
    $id = Plain $stated ".records[$n].id"
    if ($id -cnotmatch '\A[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z' -or $records.Contains($id)) { Broken 'statement' }
    $records.Add($id, @{
        Seal = Number $stated ".records[$n].seal" 'statement' ''
        Sha256 = Digest $stated ".records[$n].recordSha256" 'statement' ''
        Captured = ''; Typed = 'null'; Note = 'null'; Confirmed = 'false'; By = 'null'; Url = ''
      })
  }
  if ($records.Count -eq 0) { Broken 'statement' }
  return , $records
}

# Whether a typed time, in Japan, is that instant and no finer.
function Test-Typed([string] $typed, [string] $instant, [string] $precision) {
  $match = [regex]::Match($typed, '\A([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ([0-9]{2}:[0-9]{2})(?::([0-9]{2}))?)?\z')
  if (-not $match.Success) { return $false }
  $finest = if ($match.Groups[3].Success) { 'second' } elseif ($match.Groups[2].Success) { 'minute' } else { 'day' }
  $clock = if ($match.Groups[2].Success) { $match.Groups[2].Value } else { '00:00' }
  $seconds = if ($match.Groups[3].Success) { $match.Groups[3].Value } else { '00' }
  $culture = [Globalization.CultureInfo]::InvariantCulture
  try { $time = [DateTime]::ParseExact("$($match.Groups[1].Value) ${clock}:$seconds", 'yyyy-MM-dd HH:mm:ss', $culture) } catch { return $false }
  $utc = $time.AddHours(-9).ToString('yyyy-MM-ddTHH:mm:ss', $culture) + '.000Z'
  return (Same $precision $finest) -and (Same $instant $utc)
}

function Test-Records($stated, $records) {
  $expected = New-Set
  $lowest = [int]::MaxValue
  foreach ($id in $records.Keys) {
    $record = $records[$id]
    $folder = "data/records/$id/"
    $path = "${folder}record.json"
    foreach ($needed in $path, "${folder}added.json") {
      if (-not $script:payload.ContainsKey($needed)) { Broken 'missing' $needed }
      [void] $expected.Add($needed)
    }
    $r = Read-Json (Get-Text $path) $path 'record'
    $schema = Raw $r '.schema'
    if ($schema -match '\A(?:[2-9]|[1-9][0-9]+)\z') { Unsupported $schema }
    $isIt = (Same $schema '1') -and (Same (Plain $r '.id') $id) -and (Same $script:payload[$path] $record.Sha256)
    if (-not $isIt -or $record.Captured -eq '') { Broken 'record' $path }
    if ($record.Seal -lt $lowest) { $lowest = $record.Seal }
    for ($n = 0; $r.ContainsKey(".files[$n].name"); $n += 1) {
      $name = Plain $r ".files[$n].name"
      $file = $folder + $name
      if ($name -cnotmatch '\A[a-z0-9][a-z0-9.-]{0,63}\z' -or -not $expected.Add($file)) { Broken 'record' $path }
      if (-not $script:payload.ContainsKey($file)) { Broken 'missing' $file }
      $size = [string] (New-Object IO.FileInfo (Full $file)).Length
      if (-not (Same $script:payload[$file] (Plain $r ".files[$n].sha256")) -or -not (Same $size (Raw $r ".files[$n].size"))) { Broken 'record_files' $id }
    }
    $record.Url = Plain $r '.page.url'
    # What stands beside it is what its events say.
    $path = "${folder}added.json"
    $a = Read-Json (Get-Text $path) $path 'added'
    $note = if ($a.ContainsKey('.note')) { $a['.note'] } else { 'null' }
    $typed = if ($a.ContainsKey('.enteredTime.typed')) { $a['.enteredTime.typed'] } else { Raw $a '.enteredTime' }
    $agrees = (Same (Plain $a '.recordSha256') $record.Sha256) -and (Same (Raw $a '.postConfirmed') $record.Confirmed) -and
      (Same $note $record.Note) -and (Same (Raw $a '.supersededBy') $record.By) -and (Same $typed $record.Typed)
    if (-not $agrees) { Broken 'added' $path }
    if ($a.ContainsKey('.enteredTime.typed') -and
      -not (Test-Typed (Plain $a '.enteredTime.typed') (Plain $a '.enteredTime.instant') (Plain $a '.enteredTime.precision'))) { Broken 'added' $path }
  }
  if ($lowest -ne (Number $stated '.chain.first' 'statement' '')) { Broken 'chain' $lowest }
  foreach ($path in $script:payload.get_Keys()) {
    if ($path.ToLowerInvariant().StartsWith('data/records/', [StringComparison]::Ordinal) -and -not $expected.Contains($path)) { Broken 'extra' $path }
  }
}

# --- From the top ------------------------------------------------------------------------------------------------------

function Invoke-Check {
  $script:told = [regex]::Replace($Key, '[\s:.-]', '').ToLowerInvariant()
  if ($script:told -ne '' -and $script:told -cnotmatch $Hash) { Not-Checked 'bad_key' }
  $place = if ($Folder -ne '') { $Folder } else { $PSScriptRoot }
  if (-not (Test-Path -LiteralPath $place -PathType Container)) { Not-Checked 'no_folder' $place }
  $script:root = (Get-Item -LiteralPath $place -Force).FullName.TrimEnd([char[]] '\/')
  if ($script:root.EndsWith(':', [StringComparison]::Ordinal)) { Not-Checked 'no_folder' $place }
  $script:keys = @{}
  Say $w['checking'] @([IO.Path]::GetFileName($script:root))
  $script:there = Get-Paths
  if (-not $script:there.Contains('bagit.txt') -and -not $script:there.Contains($Manifest)) { Not-Checked 'no_folder' $place }
  Test-Version
  Test-Bag
  $statement = Read-Statement
  $stated = $statement.Values
  $links = Read-Chain $stated
  $records = Read-Records $stated
  $asDictionary = New-Object 'System.Collections.Generic.Dictionary[string,object]' ([StringComparer]::Ordinal)
  foreach ($id in $records.Keys) { $asDictionary[$id] = $records[$id] }
  $events = Test-Events $stated $links $asDictionary $statement.Key
  Test-Records $stated $records

  [Console]::Out.WriteLine()
  foreach ($id in $records.Keys) {
    Say $w['of_record'] @($id)
    Say $w['of_url'] @($records[$id].Url)
    Say $w['of_sealed'] @($records[$id].Captured)
  }
  [Console]::Out.WriteLine()
  Say $w['key'] @($statement.Key)
  Say $(if ($script:told -ne '') { $w['key_same'] } else { $w['key_compare'] })
  if ($events.LostAt -gt 0) { Say $w['key_lost'] }
  if ($events.Unsigned -gt 0) { Say $w['unsigned'] @($events.Unsigned) }
  Say $w['made'] @(Plain $stated '.made.instant')
  Say $w['checked_here'] @($script:listed.get_Count(), $links.Count)
  $tokens = @($script:tags.get_Keys() | Where-Object { $_.EndsWith('.tsr', [StringComparison]::Ordinal) })
  $anchors = @($script:tags.get_Keys() | Where-Object { $_.EndsWith('.ots', [StringComparison]::Ordinal) })
  if ($tokens.Count -gt 0) { Say $w['token_not_here'] @($tokens.Count) }
  if ($anchors.Count -gt 0) { Say $w['anchors'] @($anchors.Count) }
  Say $w['not_shown']
}

$status = 0
# A Japanese console shows these words as it is; a file or another program gets UTF-8.
$encoding = [Console]::OutputEncoding
if ([Console]::IsOutputRedirected -or $encoding.CodePage -ne 932) {
  try { [Console]::OutputEncoding = New-Object Text.UTF8Encoding $false } catch { }
}
try {
  Invoke-Check
  $verdict = 'intact'
} catch {
  $stopped = $_.Exception
  if ($stopped.Data.Contains('verdict')) {
    $verdict = [string] $stopped.Data['verdict']
    Say '{0}' @($stopped.Message)
  } else {
    # Something of this computer or of this script, which says nothing of the bundle.
    $verdict = 'not-checked'
    Say '{0}' @("$($_.Exception.GetType().Name): $($_.Exception.Message) ($($_.InvocationInfo.ScriptLineNumber))")
  }
}
[Console]::Out.WriteLine()
switch ($verdict) {
  'intact' { Say $w['rung_intact_here'] }
  'broken' { Say $w['rung_broken']; $status = 1 }
  'unsupported' { Say $w['rung_unsupported']; $status = 2 }
  default { Say $w['rung_not_checked']; $status = 2 }
}
[Console]::Out.WriteLine("verdict: $verdict")
[Console]::Out.Flush()
if (-not [Console]::IsOutputRedirected) { try { [Console]::OutputEncoding = $encoding } catch { } }
exit $status
