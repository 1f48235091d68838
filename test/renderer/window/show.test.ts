import { describe, expect, test } from 'vitest';
import { bad, good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { ROWS, viewOf } from '../../support/bridge/world.ts';
import { axe, READABLE, named, picture, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

const SHOWN = ROWS.flatMap((row) => ('unreadable' in row || row.states.length > 0 ? [] : [row]));
const [FIRST] = SHOWN;
if (!FIRST) throw new Error('A row to show');

const TURNABLE: Script = {
  ...READABLE,
  'show.enter': () =>
    good({
      rows: SHOWN.map(({ rowId, title, typeLabel, typeCode, classCode, actTime, authorLabel, institutionLabel }) => ({
        rowId,
        title,
        typeLabel,
        classCode,
        authorLabel,
        institutionLabel,
        ...(typeCode !== undefined && { typeCode }),
        ...(actTime !== undefined && { actTime }),
      })),
    }),
  'show.read': () => good(viewOf(FIRST, { kind: 'structured', incomplete: false, sections: [] } as never)),
  'show.leave': () => good({}),
};

describe('the screen turned to the patient (mock-up 13)', () => {
  const SEEN = 'Échographie rénale et vésicale';
  const HELD = 'Anatomopathologie';

  test('R28, N7: one key turns it, nothing of the doctor stays in the page, a second one asks before it comes back', async () => {
    const { page, bridge } = await open(TURNABLE);
    await page.getByText(SEEN).waitFor();
    await page.getByRole('searchbox').or(page.locator('input').first()).first().focus();
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'Vos documents' }).waitFor();
    const text = await page.locator('body').innerText();
    for (const trace of [HELD, 'psychiatrie', 'Exporter', 'consenti', 'non visible', 'Annonces', 'Journal'])
      expect(text).not.toContain(trace);
    await page.getByText('Mme DECOURCY Ruth Isabelle').waitFor();
    await page.getByText('BAC À SABLE — données fictives').waitFor();
    await picture(page, '13-montrer');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    expect(named(bridge)).not.toContain('show.leave');
    await page.keyboard.press('F8');
    await page.getByRole('dialog').getByRole('button', { name: 'Revenir à l’écran du médecin' }).click();
    await page.getByText(SEEN).waitFor();
    expect(named(bridge)).toContain('show.leave');
    await page.context().close();
  });

  const DOCTORS = ['outbox.list', 'holds.list', 'journal.verdict', 'emergency.standing', 'dossier.current'] as const;
  const EVENTS = [
    'outbox.changed',
    'holds.changed',
    'journal.changed',
    'emergency.changed',
    'dossier.changed',
    'app.changed',
  ] as const;

  test('H18: turned, the window asks nothing it would be refused; back, it catches up without a word of it', async () => {
    const { page, bridge } = await open(TURNABLE);
    await page.getByText(SEEN).waitFor();
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'Vos documents' }).waitFor();
    const answers = { ...bridge.script };
    for (const name of DOCTORS) bridge.script[name] = () => bad('show/screen-turned');
    const turnedAt = bridge.calls.length;
    for (const event of EVENTS) await bridge.emit(event);
    // The last event asks: what the others had asked would have been asked before it.
    await expect.poll(() => named(bridge).slice(turnedAt)).toContain('app.state');
    expect(new Set(named(bridge).slice(turnedAt))).toEqual(new Set(['app.state']));
    Object.assign(bridge.script, answers);
    const backAt = bridge.calls.length;
    await page.keyboard.press('F8');
    await page.getByRole('dialog').getByRole('button', { name: 'Revenir à l’écran du médecin' }).click();
    await page.getByText(SEEN).waitFor();
    for (const name of DOCTORS) await expect.poll(() => named(bridge).slice(backAt)).toContain(name);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  test('H55: what was seen when the screen is turned is told before the turn is asked for', async () => {
    const { page, bridge } = await open(TURNABLE);
    await page.getByText(SEEN).waitFor();
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'Vos documents' }).waitFor();
    const order = named(bridge);
    expect(order).toContain('journal.noteList');
    expect(order.lastIndexOf('journal.noteList')).toBeLessThan(order.indexOf('show.enter'));
    await page.context().close();
  });

  test('H18, H47: where one was in the list is kept before the turn, not asked while it would be refused', async () => {
    const { page, bridge } = await open(TURNABLE);
    await page.getByText(SEEN).waitFor();
    await page.getByRole('listbox', { name: 'Documents' }).focus();
    await expect.poll(() => named(bridge)).toContain('journal.noteList');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'Vos documents' }).waitFor();
    // Longer than a place may move before it is kept.
    await page.waitForTimeout(500);
    const order = named(bridge);
    expect(order).toContain('dossier.keepSpot');
    expect(order.lastIndexOf('dossier.keepSpot')).toBeLessThan(order.indexOf('show.enter'));
  });
});
