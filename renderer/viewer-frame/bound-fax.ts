import UTIF from 'utif2';

/** The longest code of a fax has 13 bits; zeros may stand before the end of a line, or behind the last one. */
const LONGEST_WORD = 16_384;
/** Points of one line: a sheet three metres wide at 600 points an inch. */
const LONGEST_LINE = 80_000;

type Codes = Record<string, number>;

/** The parts of utif2's fax reader that it calls by name; its types leave them out. */
interface FaxReader {
  _lens: [Codes, Codes];
  _dmap: Codes;
  _addNtimes: (line: number[], times: number, value: number) => void;
}

/** The same table, which no word outgrows: bits that are no code make it longer and longer, and each is looked up whole. */
function bounded(codes: Codes): Codes {
  return new Proxy(codes, {
    get(target, word) {
      if (typeof word === 'string' && word.length > LONGEST_WORD) throw new Error('Bits that are no fax');
      return Reflect.get(target, word) as unknown;
    },
  });
}

/** Bounds what the fax reader of utif2 (G2, G3, G4) does with bytes that are none (H54). Called once. */
export function boundFax(): void {
  const fax = UTIF.decode as unknown as FaxReader;
  const add = fax._addNtimes;
  fax._lens = [bounded(fax._lens[0]), bounded(fax._lens[1])];
  fax._dmap = bounded(fax._dmap);
  fax._addNtimes = (line, times, value) => {
    if (line.length + times > LONGEST_LINE) throw new Error('A line that does not end');
    add(line, times, value);
  };
}
