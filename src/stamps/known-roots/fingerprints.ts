/**
 * Roots that the offered authorities lead to, by SHA-256 of their DER. The certificates themselves are not copied here: they are
 * taken at build time from Node's list, which is Mozilla's. A root that list no longer has is not known then.
 *
 * Read 2026-11-25 off that list and off the ca-certificates of Debian, which agree. That list says whom browsers trust for
 * websites; no public list says whom to trust for time, so it is an aid, and whoever checks may choose their own.
 */
export const KNOWN_ROOTS = [
  {
    name: 'DigiCert Trusted Root G4',
    sha256: '552f7bdcf1a7af9e6ce672017f4f12abf77240c78e761ac203d1d9d20ac89988',
  },
  {
    name: 'GlobalSign Root CA - R6',
    sha256: '2cabeafe37d06ca22aba7391c0033d25982952c453647349763a3ab5ad6ccf69',
  },
  {
    name: 'SSL.com Root Certification Authority RSA',
    sha256: '85666a562ee0be5ce925c1d8890a6f76a87ec16d4d7d5f29ea7419cf20123b69',
  },
  {
    name: 'SSL.com Root Certification Authority ECC',
    sha256: '3417bb06cc6007da1b961c920b8ab4ce3fad820e4aa30b9acbc4a74ebdcebc65',
  },
  {
    name: 'USERTrust RSA Certification Authority',
    sha256: 'e793c9b02fd8aa13e21c31228accb08119643b749c898964b1746d46c3d4cbd2',
  },
  {
    name: 'IdenTrust Commercial Root CA 1',
    sha256: '5d56499be4d2e08bcfcad08a3e38723d50503bde706948e42f55603019e528ae',
  },
  {
    name: 'Certum Trusted Network CA',
    sha256: '5c58468d55f58e497e743982d2b50010b6d165374acf83a7d4a32db768c4408e',
  },
  {
    name: 'Certum Trusted Network CA 2',
    sha256: 'b676f2eddae8775cd36cb0f63cd1d4603961f49e6265ba013a2f0307b6d0b804',
  },
] as const;
