import { test } from 'vitest';
import { listIn, READABLE, useBuiltWindow } from './bench.ts';
const open = useBuiltWindow();
test('shot', async () => {
  const { page } = await open(READABLE);
  await listIn(page).waitFor();
  await page.screenshot({ path: '/tmp/shots-vis/list.png' });
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Non visibles par le patient', exact: true }).click();
  await page.screenshot({ path: '/tmp/shots-vis/filters.png' });
});
