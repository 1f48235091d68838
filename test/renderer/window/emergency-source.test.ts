import { expect, test } from 'vitest';
import type { DocumentView } from '../../../shared/contract/document.ts';
import { makePdf } from '../../fixtures/files/make-pdf.ts';
import { emergencyOutcome, emergencyScript } from '../../support/bridge/emergency-world.ts';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { DOMINIQUE, dossierOf, row, viewOf } from '../../support/bridge/world.ts';
import { useBuiltWindow } from './bench.ts';

const openWindow = useBuiltWindow();

/** The card of the emergency, with the document its links open. */
const onCard = (body: DocumentView['body']) =>
  openWindow(
    emergencyScript({
      'dossier.current': () => good(dossierOf(DOMINIQUE, emergencyOutcome(), false)),
      'document.read': () => good(viewOf(row('Document cité'), body)),
    }),
  );

test('H27: a quotation of page 2 opens its document at page 2', async () => {
  const bytes = await makePdf(['Une', 'Deux', 'Trois']);
  const { page } = await onCard({ kind: 'file', mediaType: 'application/pdf', bytes });
  await page.getByRole('button', { name: /· p\. 2$/ }).click();
  await page.frameLocator('iframe').getByText('Page 2 / 3').waitFor();
  await page.context().close();
});

test('H27: a quotation of a section opens the structured text there, even where a PDF copy comes first', async () => {
  const filler = Array.from({ length: 60 }, (_, at) => ({
    kind: 'paragraph' as const,
    children: [{ kind: 'text' as const, text: `Ligne ${at}` }],
  }));
  const section = (title: string) => ({ title, narrative: filler, sections: [] });
  const { page } = await onCard({
    kind: 'structured',
    sections: ['Motif', 'Antécédents', 'Conclusion'].map(section),
    incomplete: false,
    copy: { mediaType: 'application/pdf', bytes: await makePdf(['Copie']) },
  });
  await page
    .getByRole('button', { name: /· Antécédents$/ })
    .first()
    .click();
  const heading = page.getByRole('heading', { name: 'Antécédents' });
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((one) => one.getBoundingClientRect().top < innerHeight / 2)).toBe(true);
  expect(
    await page.getByRole('heading', { name: 'Motif' }).evaluate((one) => one.getBoundingClientRect().top < 0),
  ).toBe(true);
  await page.context().close();
});
