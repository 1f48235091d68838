import { connect, type Socket } from 'node:net';

/** One-byte messages of the virtual reader (vsmartcard, vpcd protocol); anything longer is a command APDU. */
const ASK_ATR = 4;

/** What a card does with the messages of its reader. */
export interface CardInReader {
  reset(): void;
  answer(command: Buffer): Promise<Buffer>;
}

/** T=1 card with the historical bytes «CPS-TEST». */
function answerToReset(): Buffer {
  const body = [0x80 | 8, 0x01, ...Buffer.from('CPS-TEST', 'latin1')];
  return Buffer.from([0x3b, ...body, body.reduce((sum, byte) => sum ^ byte, 0)]);
}

function framed(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Puts a card into the virtual reader by connecting to it; hanging up takes it out. */
export function insertCard(port: number, card: CardInReader): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let waiting = Buffer.alloc(0);
  const hear = async (message: Buffer): Promise<void> => {
    if (message.length > 1) socket.write(framed(await card.answer(message)));
    else if (message[0] === ASK_ATR) socket.write(framed(answerToReset()));
    else card.reset();
  };
  socket.on('data', (part: Buffer) => {
    waiting = Buffer.concat([waiting, part]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const end = 2 + waiting.readUInt16BE(0);
      void hear(Buffer.from(waiting.subarray(2, end)));
      waiting = Buffer.from(waiting.subarray(end));
    }
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
