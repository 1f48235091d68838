/** A fault of the card as the main process hears it; `serverCode` is the PKCS#11 name. */
export class CardFailure extends Error {
  readonly code: string;
  readonly serverCode: string | undefined;
  constructor(code: string, serverCode?: string) {
    super(code);
    this.code = code;
    this.serverCode = serverCode;
  }
}
