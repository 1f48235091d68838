import { z } from 'zod';
import type { ReminderMemory } from '../../../services/reminder/ports.ts';
import type { SettingsStore } from './settings.ts';

/** When the holder last acknowledged the reminder of R2, among his settings. */
export function reminderMemory(settings: SettingsStore): ReminderMemory {
  return {
    lastAt: () => settings.read('trace-reminder', z.number()),
    remember: (at) => settings.write('trace-reminder', at),
  };
}
