import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { envelope, faultOf, find, get, postBytes } from './support/client.ts';
import { ACTION, demographicsQuery } from './support/messages.ts';
import { PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

const SOAP = 'application/soap+xml';
const body = demographicsQuery(PATIENT_INS);
const message = (): string => envelope({ action: ACTION.demographics, header: sandbox.vihf(), body });
const send = (text: string, path = 'patient', type = SOAP): ReturnType<typeof postBytes> =>
  postBytes(sandbox, undefined, path, Buffer.from(text), type);

describe('TLS', () => {
  const open = (options: object): Promise<string> =>
    new Promise((done) => {
      const read = (name: string): Buffer => readFileSync(join(sandbox.pkiFolder, name));
      const person = 'persons/899700000011/auth';
      const socket = connect({
        host: 'localhost',
        port: sandbox.port,
        ca: read('roots.pem'),
        cert: read(`${person}.pem`),
        key: read(`${person}.key.pem`),
        ...options,
      });
      socket.on('secureConnect', () => {
        socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
      });
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', () => done('refused'));
      socket.on('close', () => done(answer === '' ? 'refused' : `${socket.getProtocol()} ${answer.slice(0, 12)}`));
    });

  test('version 1.2 with a certificate: an answer', async () => {
    expect(await open({})).toMatch(/HTTP\/1.1 404/);
  });

  test.each([
    ['without a client certificate', { cert: undefined, key: undefined }],
    ['with version 1.3 only', { minVersion: 'TLSv1.3' }],
    ['with a suite outside the list', { ciphers: 'AES128-SHA', maxVersion: 'TLSv1.2' }],
  ])('%s: refused', async (_, options) => {
    expect(await open(options)).toBe('refused');
  });

  test('a signature certificate does not open a connection', async () => {
    const read = (name: string): Buffer => readFileSync(join(sandbox.pkiFolder, name));
    const sign = 'persons/899700000011/sign';
    expect(await open({ cert: read(`${sign}.pem`), key: read(`${sign}.key.pem`) })).toBe('refused');
  });
});

describe('messages', () => {
  test('the answer relates to the request', async () => {
    const id = 'urn:uuid:11111111-1111-4111-8111-111111111111';
    const reply = await send(envelope({ action: ACTION.demographics, header: sandbox.vihf(), body, messageId: id }));
    expect(find(reply.xml, '//wsa:RelatesTo')).toEqual([id]);
    expect(find(reply.xml, '//wsa:Action')).toEqual(['urn:hl7-org:v3:PRPA_IN201308UV02']);
  });

  test('all transactions are taken at the base address, each only at its own path elsewhere', async () => {
    expect((await send(message(), '')).status).toBe(200);
    expect(faultOf(await send(message(), 'Habilitation')).code).toBe('DMPUnknownAction');
  });

  test('a DOCTYPE is refused before anything is read', async () => {
    const reply = await send(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${message()}`);
    expect(faultOf(reply)).toMatchObject({
      status: 500,
      code: 'DMPInvalidMessage',
      text: expect.stringMatching(/DOCTYPE/) as string,
    });
  });

  test.each(['', 'not xml', '<a/>', '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"/>'])(
    'what is no message is a fault: %j',
    async (text) => {
      expect(faultOf(await send(text))).toMatchObject({ blame: 'soap:Sender', code: 'DMPInvalidMessage' });
    },
  );

  test('a multipart body without boundary, or without parts', async () => {
    expect(faultOf(await send('x', '', 'multipart/related')).code).toBe('DMPInvalidMessage');
    expect(faultOf(await send('x', '', 'multipart/related; boundary=b')).code).toBe('DMPInvalidMessage');
  });

  test('a message cut in the middle registers nothing and leaves the store at work', async () => {
    const read = (name: string): Buffer => readFileSync(join(sandbox.pkiFolder, name));
    const person = 'persons/899700000011/auth';
    const keys = { ca: read('roots.pem'), cert: read(`${person}.pem`), key: read(`${person}.key.pem`) };
    await new Promise<void>((done) => {
      const socket = connect({ host: 'localhost', port: sandbox.port, ...keys }, () => {
        const head = 'POST /si-dmp-server/v2/services/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n';
        socket.write(head + message().slice(0, 500), () => socket.destroy());
      });
      socket.on('close', () => done());
    });
    expect((await send(message(), '')).status).toBe(200);
  });

  test('an unknown address, and a GET where a message is due', async () => {
    expect((await send(message(), 'autre')).status).toBe(404);
    expect((await get(sandbox, '/si-dmp-server/v2/services/patient')).status).toBe(405);
  });

  test('the parameter file', async () => {
    const reply = await get(sandbox, '/web/dmp/documents/param-lps');
    expect(find(reply.xml, '//parametre[@nom="age-majorite"]/@valeur')).toEqual(['18']);
    expect(find(reply.xml, '//parametre[@nom="cumul-invisible_patient-masque_ps"]/@valeur')).toEqual(['false']);
  });

  test('the revocation lists at the address the certificates name', async () => {
    const status = await new Promise((done) => {
      request({ host: '127.0.0.1', port: sandbox.crlPort, path: '/crl/personnes.crl' }, (response) => {
        response.resume();
        done(response.statusCode);
      }).end();
    });
    expect(status).toBe(200);
  });
});
