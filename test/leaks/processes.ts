/** Watches the processes of a run: command lines, environments, and the files they hold open outside its folders. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Left } from './scan.ts';

/** Usual pause between two looks: the looks themselves take as long as the machine needs. */
const PAUSE_MS = 300;
/** A file that has no name any more is read while it is open. */
const LARGEST_NAMELESS = 64 * 1024 * 1024;

interface Stat {
  readonly pid: number;
  readonly parent: number;
}

/** A process may end between two looks at it. */
function glance<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

function everyProcess(): Stat[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((name) => {
    const stat = glance(() => readFileSync(`/proc/${name}/stat`, 'utf8'), '');
    // The name in brackets may hold anything: the fields are counted from behind it.
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent) }];
  });
}

/** Ids of a process and of everything it started, directly or not. */
export function familyOf(root: number): number[] {
  const all = everyProcess();
  const family = new Set([root]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

function isWritten(pid: number, descriptor: string): boolean {
  const info = glance(() => readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8'), '');
  const flags = /^flags:\s*(\d+)/m.exec(info)?.[1] ?? '0';
  return (Number.parseInt(flags, 8) & 3) !== 0;
}

/** Standard input, output and errors. */
const STANDARD = ['0', '1', '2'];

/** Memory that only looks like a file, devices, pipes. */
const NO_FILE = /^(?!\/)|^\/(proc|dev|sys|memfd:)/;

/** What was seen of the processes of one run. */
export class ProcessWatch {
  readonly #root: number;
  readonly #folder: string;
  readonly #pauseMs: number;
  readonly #seen = new Map<string, Left>();
  readonly #outside = new Set<string>();
  readonly #known = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  /**
   * @param root process whose family is watched.
   * @param folder files below it are listed anyway.
   */
  constructor(root: number, folder: string, pauseMs = PAUSE_MS) {
    this.#root = root;
    this.#folder = folder;
    this.#pauseMs = pauseMs;
    // Where the run tells its story, names of its tests included: a terminal, or the file that stands for one.
    for (const descriptor of STANDARD)
      this.#known.add(glance(() => readlinkSync(`/proc/${root}/fd/${descriptor}`), ''));
  }

  start(): void {
    this.look();
    this.#timer = setTimeout(() => this.start(), this.#pauseMs);
    // The run ends when its tests have ended.
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.look();
  }

  /** One look at every process of the family. */
  look(): void {
    for (const pid of familyOf(this.#root)) {
      for (const what of ['cmdline', 'environ'] as const) {
        const bytes = glance(() => readFileSync(`/proc/${pid}/${what}`), Buffer.alloc(0));
        if (bytes.length > 0) this.#keep(`${what}:${bytes.toString('latin1')}`, `${what} of process ${pid}`, bytes);
      }
      this.#lookAtFiles(pid);
    }
  }

  /** Command lines and environments, and what stood in files without a name. */
  left(): readonly Left[] {
    return [...this.#seen.values()];
  }

  /** Files written outside the folders of the run. */
  outside(): readonly string[] {
    return [...this.#outside];
  }

  #keep(key: string, place: string, bytes: Buffer): void {
    if (!this.#seen.has(key)) this.#seen.set(key, { place, bytes: () => bytes });
  }

  #lookAtFiles(pid: number): void {
    for (const descriptor of glance(() => readdirSync(`/proc/${pid}/fd`), [])) {
      const target = glance(() => readlinkSync(`/proc/${pid}/fd/${descriptor}`), '');
      if (NO_FILE.test(target) || this.#known.has(target)) continue;
      const nameless = target.endsWith(' (deleted)');
      if (!nameless) this.#known.add(target);
      if (!isWritten(pid, descriptor)) continue;
      if (nameless) this.#readNameless(pid, descriptor, target);
      else if (!target.startsWith(this.#folder)) this.#outside.add(target);
    }
  }

  #readNameless(pid: number, descriptor: string, target: string): void {
    const bytes = glance(() => readFileSync(`/proc/${pid}/fd/${descriptor}`), Buffer.alloc(0));
    if (bytes.length > 0 && bytes.length <= LARGEST_NAMELESS) {
      this.#keep(`${target}:${bytes.length}:${bytes.subarray(0, 64).toString('latin1')}`, target, bytes);
    }
  }
}
