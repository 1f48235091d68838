import { z } from 'zod';
import type { SettingsStore } from './settings.ts';

const placeSchema = z
  .strictObject({
    insId: z.string(),
    openedAt: z.number(),
    connection: z.enum(['ordinary', 'secret']).exactOptional(),
  })
  .nullable();
type Place = z.infer<typeof placeSchema>;

/** Where the practitioner was at the last lock: card back + PIN gives the same screen (decision 13). */
export interface PlaceMemory {
  remember(place: Place): void;
  recall(): Place;
}

/** The place, in the encrypted store. */
export function placeMemory(settings: SettingsStore): PlaceMemory {
  return {
    remember: (place) => settings.write('place', place),
    recall: () => settings.read('place', placeSchema),
  };
}
