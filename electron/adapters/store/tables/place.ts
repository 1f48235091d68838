import { z } from 'zod';
import { spotSchema } from '../../../../shared/contract/spot.ts';
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

const keptSpotSchema = z.strictObject({ insId: z.string(), openedAt: z.number(), spot: spotSchema });
type KeptSpot = z.infer<typeof keptSpotSchema>;

/** Where the practitioner was in the list of that dossier (H47). */
export interface SpotMemory {
  remember(spot: KeptSpot): void;
  recall(): KeptSpot | null;
}

/** The place in the list, in the encrypted store. */
export function spotMemory(settings: SettingsStore): SpotMemory {
  return {
    remember: (spot) => settings.write('spot', spot),
    recall: () => settings.read('spot', keptSpotSchema),
  };
}
