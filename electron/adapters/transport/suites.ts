/** Suites accepted for «Accès LPS» (PDT-INF-579, dmp-interface §6.2), and those of TLS 1.3, which Node adds by itself. */
export const SUITES = [
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES256-SHA384',
].join(':');
