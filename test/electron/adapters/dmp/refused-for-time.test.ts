import { expect, test } from 'vitest';
import { openGateway } from '../../../../electron/adapters/dmp/gateway.ts';
import { toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';
import { DmpClock } from '../../../../electron/services/clock/dmp-clock.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { NOW, openContext, scriptedStore, SERVER_AT, type Answer, type Received } from './scripted-store.ts';
import { sampleLot } from './sample-lot.ts';

const HOUR = 3_600_000;
const NOTHING_ON_PROGRESS = (): void => undefined;
const SUCCESS =
  '<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"/>';

const refusal = (code = 'DMPVihfExpired', who = 'Sender'): string =>
  `<s:Fault xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Code><s:Value>s:${who}</s:Value><s:Subcode><s:Value xmlns:d="urn:d">d:${code}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="fr">Refus</s:Text></s:Reason></s:Fault>`;

const submissionTimes = (received: readonly Received[]): (string | undefined)[] =>
  received.map(({ envelope }) => /name="submissionTime".*?<(?:\w+:)?Value>([^<]*)</s.exec(envelope)?.[1]);

/** What a registry knows a lot by. */
const identifiersIn = (envelope = ''): string[] =>
  [...envelope.matchAll(/<rim:ExternalIdentifier[^>]*value="([^"]*)"/g)].map(([, value]) => value ?? '');

/** Deposits from a workstation whose clock is off, to a store that answers by script; what it was sent, by its dates. */
async function deposit(offMs: number, script: (received: Received, n: number) => Answer) {
  const clock = new ManualClock(NOW + offMs);
  let n = 0;
  const { transport, received } = scriptedStore((one) => script(one, (n += 1)));
  const wireTime = new DmpClock({ clock, onChanged: () => undefined }).wire();
  const gateway = openGateway(openContext(transport, { clock, wireTime }));
  if (!gateway.ok) throw new Error(gateway.fault.code);
  const outcome = await gateway.value.submitLot(sampleLot(), NOTHING_ON_PROGRESS, new AbortController().signal);
  const dates = received.map(({ envelope }) => Date.parse(/IssueInstant="([^"]*)"/.exec(envelope)?.[1] ?? ''));
  return { outcome, received, dates };
}

test.each([HOUR, -HOUR])(
  'H50: refused for its date, a lot goes once more under a fresh assertion dated by the refusal; the document is the same (%d ms)',
  async (offMs) => {
    const { outcome, received, dates } = await deposit(offMs, (_, n) => (n === 1 ? refusal() : SUCCESS));
    expect(outcome.ok).toBe(true);
    expect(dates[0]).toBe(NOW + offMs);
    expect(Math.abs((dates[1] ?? 0) - SERVER_AT)).toBeLessThan(10_000);
    const [first, second] = received.map(({ envelope }) => envelope);
    const id = (text: string | undefined): string | undefined => / ID="(_[^"]*)"/.exec(text ?? '')?.[1];
    expect(id(first)).not.toBe(id(second));
    expect(received[0]?.messageId).not.toBe(received[1]?.messageId);
    expect(submissionTimes(received)).toEqual([toXdsTime(NOW + offMs), expect.stringMatching(/^202611221400/)]);
    // The documents are the same to the byte under the same identifiers; their signature says when it was made.
    const [before, after] = received.map(({ attachments }) =>
      attachments.map(({ bytes }) => Buffer.from(bytes).toString()),
    );
    expect(before?.slice(0, -1)).toEqual(after?.slice(0, -1));
    expect(after?.at(-1)).not.toContain(new Date(NOW + offMs).toISOString().slice(0, 13));
    expect(identifiersIn(first)).toEqual(identifiersIn(second));
    expect(identifiersIn(first).length).toBeGreaterThan(2);
  },
);

test('one fresh assertion, not two: a second refusal is the answer', async () => {
  const { outcome, received } = await deposit(HOUR, () => refusal());
  expect(outcome).toMatchObject({ ok: false, fault: { class: 'permanent', serverCode: 'DMPVihfExpired' } });
  expect(received).toHaveLength(2);
});

test.each([
  ['a clock in step: the refusal is about something else', 0, () => refusal()],
  ['a fault of the server: it may have taken the lot in', HOUR, () => refusal('Internal', 'Receiver')],
  ['a refusal whose code says another reason', HOUR, () => refusal('DMPInvalidCertificate')],
  ['an answer that cannot be read', HOUR, () => ({ body: Buffer.from('<html/>') })],
  ['a front server that knows no SOAP', HOUR, () => ({ status: 403, body: Buffer.from('non') })],
  ['a registry that took the message in and refuses the document', HOUR, () => SUCCESS.replace('Success', 'Failure')],
] as const)('H29, N6: nothing is sent twice after %s', async (_, offMs, answer) => {
  const { received } = await deposit(offMs, answer);
  expect(received).toHaveLength(1);
});
