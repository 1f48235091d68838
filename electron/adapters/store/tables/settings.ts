import { z } from 'zod';
import type { Sqlite } from '../database/open-database.ts';

/** Every statement of the holder's settings, named once. */
export const SETTINGS_SQL = {
  read: `SELECT value_json FROM settings WHERE name = @name`,
  write: `
    INSERT INTO settings (name, value_json) VALUES (@name, @valueJson)
    ON CONFLICT (name) DO UPDATE SET value_json = excluded.value_json`,
} as const;

const rowSchema = z.strictObject({ value_json: z.string() });

/** Settings of one card holder, parsed by whoever reads them: last reminder of R2, last situation, last synchronisation. */
export interface SettingsStore {
  /** The value under this name, or null when there is none or it no longer has this shape. */
  read<Value>(name: string, schema: z.ZodType<Value>): Value | null;
  write(name: string, value: string | number | boolean | null | Readonly<Record<string, unknown>>): void;
}

/** The holder's settings on SQLite. */
export function settingsTable(database: Sqlite): SettingsStore {
  return {
    read: (name, schema) => {
      const row = database.prepare(SETTINGS_SQL.read).get({ name });
      if (row === undefined) return null;
      const parsed = schema.safeParse(JSON.parse(rowSchema.parse(row).value_json));
      return parsed.success ? parsed.data : null;
    },
    write: (name, value) => {
      database.prepare(SETTINGS_SQL.write).run({ name, valueJson: JSON.stringify(value) });
    },
  };
}
