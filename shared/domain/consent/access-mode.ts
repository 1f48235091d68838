/**
 * Purpose of an access as each message tells it (TRE_R248_ModeAcces, 1.2.250.1.213.1.1.4.248; R30, R31). A break-glass
 * access bears the reason that its practitioner gave; it is empty only while the oppositions are asked, before any
 * reason was given.
 */
export type AccessMode =
  | { readonly kind: 'normal' }
  | { readonly kind: 'bris_de_glace'; readonly reason: string }
  | { readonly kind: 'centre_15' };
