/** Announcements, hand-overs, masks and emergencies that were acknowledged before a kill, held against what is left. */
import type { Held } from '../registry.ts';
import type { Found, Line } from './lines.ts';

type Act = Extract<Line, { kind: 'announced' | 'entrusting' | 'entrusted' | 'changing' | 'changed' | 'access' }>;

/** The last thing said of something: acknowledged, or begun and perhaps cut. */
interface Said<Value> {
  readonly value: Value;
  readonly sure: boolean;
}

const TOLD: Partial<Record<Act['kind'], string>> = {
  announced: 'acknowledged: announcement',
  entrusted: 'acknowledged: hand-over',
  changed: 'acknowledged: mask or unmask',
  access: 'acknowledged: emergency begun or ended',
};

export class DoneActs {
  readonly #announced = new Set<string>();
  readonly #owners = new Map<string, Said<string>>();
  readonly #masks = new Map<string, Said<boolean>>();
  readonly #accesses = new Set<string>();

  /** Rows of the table: how often each was acknowledged. */
  readonly done: Record<string, number> = {};

  hear(line: Act): void {
    const what = TOLD[line.kind];
    if (what) this.done[what] = (this.done[what] ?? 0) + 1;
    switch (line.kind) {
      case 'announced':
        return void this.#announced.add(line.holdId);
      case 'entrusting':
      case 'entrusted':
        return void this.#owners.set(line.holdId, { value: line.owner, sure: line.kind === 'entrusted' });
      case 'changing':
      case 'changed':
        return void this.#masks.set(line.uniqueId, { value: line.masked, sure: line.kind === 'changed' });
      case 'access':
        return line.accesses.forEach((id) => this.#accesses.add(id));
    }
  }

  /** What an opened store lacks of it. An access that a kill took with it has its end by now. */
  missingIn({ holds, accesses, openAccesses, unpaired }: Found): string[] {
    const there = new Set(accesses);
    return [
      ...unpaired.map((what) => `an act or its row: ${what}`),
      ...[...this.#accesses].filter((id) => !there.has(id)).map((id) => `access ${id}`),
      ...openAccesses.map((id) => `the end of access ${id}`),
      ...[...this.#announced]
        .filter((id) => !/waiting|done/.test(holds[id]?.announcement ?? ''))
        .map((id) => `announcement ${id}`),
      ...[...this.#owners]
        .filter(([id, { value, sure }]) => sure && holds[id]?.owner !== value)
        .map(([id]) => `hand-over ${id}`),
    ];
  }

  /** The store's own file at the end: shown by one change each, masked as was last said. */
  judge({ holds }: Found, held: readonly Held[]): string[] {
    const rows = new Map(held.map((row) => [row.uniqueId, row]));
    const announcements = Object.entries(holds).flatMap(([id, { versions, announcement }]) => {
      const row = rows.get(versions[0] ?? '');
      const shown = announcement === 'done';
      const right = row && row.hidden === (shown ? 0 : 1) && row.version === (shown ? 2 : 1);
      return row && !right ? [`hold ${id}: ${announcement}, ${JSON.stringify(row)}`] : [];
    });
    const masks = [...this.#masks].flatMap(([uniqueId, { value, sure }]) => {
      const row = rows.get(uniqueId);
      return row && sure && row.masked !== (value ? 1 : 0) ? [`mask of ${uniqueId}`] : [];
    });
    return [...announcements, ...masks];
  }
}
