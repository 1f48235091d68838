/** The inflater that utif2 brings; its package ships no types of its own. */
declare module 'pako' {
  interface Inflate {
    /** Not 0 when the bytes are no such stream. */
    readonly err: number;
    onData: (chunk: Uint8Array) => void;
    push(data: Uint8Array, last: boolean): boolean;
  }
  const pako: {
    readonly Inflate: new (options: { readonly raw: boolean; readonly chunkSize: number }) => Inflate;
  };
  export default pako;
}
