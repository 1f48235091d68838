/** Suites accepted for «Accès LPS» (PDT-INF-579, dmp-interface §6.2), as OpenSSL names them; those of TLS 1.3 are not among them. */
export const TLS_SUITES = [
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES256-SHA384',
].join(':');
