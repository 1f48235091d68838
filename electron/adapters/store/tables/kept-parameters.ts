import { z } from 'zod';
import type { KeepParameters } from '../../../services/parameters/ports.ts';
import type { SettingsStore } from './settings.ts';

const NAME = 'store-parameters';
const keptSchema = z.strictObject({ texts: z.record(z.string(), z.string()), at: z.number() });

/** The last good parameter file of the DMP, among the holder's settings; one that no longer has its shape is none. */
export function keptParameters(settings: SettingsStore): KeepParameters {
  return {
    load: () => settings.read(NAME, keptSchema),
    save: ({ texts, at }) => settings.write(NAME, { texts, at }),
  };
}
