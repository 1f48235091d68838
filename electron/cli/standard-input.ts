/**
 * Reads the standard input to its end. Not through `/dev/stdin`, which cannot be opened when it is a socket, as it is
 * for a program that another one starts.
 */
export async function readStandardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part as Uint8Array)); // a stream of bytes: no encoding is set
  return Buffer.concat(parts).toString('utf8');
}
