import { connect } from 'node:net';

/** Where pcsc-lite listens (pcsclite.h, PCSCLITE_CSOCK_NAME); other systems say in PKCS#11 itself that it is down. */
const SOCKET = '/run/pcscd/pcscd.comm';

/**
 * Whether the smart card service can be reached. Libraries show no reader at all when it is down (OpenSC 0.23), and
 * nobody should look for a cable then. True where there is no such socket to ask.
 */
export function serviceAnswers(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true);
  const socket = connect(process.env['PCSCLITE_CSOCK_NAME'] ?? SOCKET);
  return new Promise((resolve) => {
    const settle = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
