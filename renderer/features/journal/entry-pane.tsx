import { useEffect, useState } from 'react';
import { Link, ScrollText, UserRound, Scale } from 'lucide-react';
import type { JournalEntry, JournalVerdict, Visit } from '../../../shared/contract/journal.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { longDay, preciseTimeOf } from '../../texts/format/dates.ts';
import { isoToTypedDate } from '../../texts/format/partial-date.ts';
import { actName, journalTexts, shortPrint, visitTimes } from '../../texts/journal.ts';
import { agree } from '../../texts/people.ts';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SeenCards } from './seen-cards.tsx';

interface EntryPaneProps {
  readonly sequence: number | null;
  readonly verdict: JournalVerdict | null;
  /** Shows the list of this row as it was. */
  readonly onRebuild: (sequence: number) => void;
  readonly onHandOver: (what: 'control' | 'patient', visit: Visit | null) => void;
  readonly onOpened: (entry: JournalEntry | null) => void;
}

function useEntry(sequence: number | null, onOpened: EntryPaneProps['onOpened']) {
  const [shown, setShown] = useState<{ entry: JournalEntry | null; faults: readonly Fault[] }>({
    entry: null,
    faults: [],
  });
  useEffect(() => {
    let dropped = false;
    if (sequence === null) return;
    void call('journal.open', { sequence }).then((answer) => {
      if (dropped) return;
      const entry = answer.ok ? answer.value : null;
      setShown({ entry, faults: answer.ok ? [] : answer.faults });
      onOpened(entry);
    });
    return () => {
      dropped = true;
    };
  }, [sequence, onOpened]);
  return shown;
}

function Seal({ entry, verdict }: { readonly entry: JournalEntry; readonly verdict: JournalVerdict | null }) {
  const { before, row, after, sealed } = entry;
  const doubtful = verdict?.kind === 'broken' && verdict.sequence <= row.sequence;
  return (
    <section className="card">
      <h3>{journalTexts.sealed}</h3>
      <div className={doubtful ? 'chain doubtful' : 'chain'}>
        <code>{before === null ? journalTexts.first : shortPrint(before)}</code>
        <Icon of={Link} />
        <code>
          <b>{shortPrint(row.hash)}</b>
        </code>
        <Icon of={Link} />
        <code>{after === null ? journalTexts.last : shortPrint(after)}</code>
      </div>
      <p className="soft">
        {doubtful ? journalTexts.brokenBefore : sealed ? journalTexts.sealedWhy : journalTexts.unsealedWhy}
      </p>
    </section>
  );
}

function Right({ visit }: { readonly visit: Visit }) {
  const { right } = visit;
  const consentAt = right?.['consentAt'];
  return (
    <section className="card">
      <h3>{journalTexts.why}</h3>
      <p>
        {right === null
          ? journalTexts.noRight
          : [
              right['isTreatingPhysician'] === true ? journalTexts.treating : '',
              right['capacity'] === 'care-team' ? journalTexts.team : '',
              right['capacity'] === 'not-care-team' ? journalTexts.outside : '',
              typeof consentAt === 'number' ? journalTexts.consent(longDay(consentAt)) : '',
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
    </section>
  );
}

function Facts({ entry }: { readonly entry: JournalEntry }) {
  const facts = Object.entries(entry.row.facts);
  if (facts.length === 0) return null;
  return (
    <section className="card">
      <h3>{journalTexts.facts}</h3>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div className="fact" key={name}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Head({ entry }: { readonly entry: JournalEntry }) {
  const { row, visit } = entry;
  if (!visit) {
    return (
      <div>
        <h2>{actName(row.kind)}</h2>
        <p className="soft">{[longDay(row.at), preciseTimeOf(row.at), row.patientLabel].filter(Boolean).join(' · ')}</p>
      </div>
    );
  }
  const person = visit.patient?.patient;
  const name = person ? `${person.birthName} ${person.givenNames}` : (row.insId?.split('|')[1] ?? '');
  const born = person ? `${journalTexts.born(agree(person, 'Née', 'Né'), isoToTypedDate(person.birthDate))} · ` : '';
  return (
    <div>
      <h2>{journalTexts.seenOf(name)}</h2>
      <p className="soft">
        {born}
        {visitTimes(visit)}
      </p>
    </div>
  );
}

function Acts({ visit, onHandOver }: { readonly visit: Visit | null } & Pick<EntryPaneProps, 'onHandOver'>) {
  const patient = visit?.patient ?? null;
  const who = patient ? agree(patient.patient, 'la patiente', 'le patient') : '';
  return (
    <>
      <div className="acts two">
        {patient && !patient.isMinor && (
          <Button look="main" onClick={() => onHandOver('patient', visit)}>
            <Icon of={UserRound} />
            {journalTexts.patientCopy(who)}
          </Button>
        )}
        <Button onClick={() => onHandOver('control', visit)}>
          <Icon of={Scale} />
          {journalTexts.control}
        </Button>
      </div>
      {patient && <p className="soft">{patient.isMinor ? journalTexts.minorWhy : journalTexts.patientCopyWhy}</p>}
    </>
  );
}

/** The open row: the visit it belongs to, rebuilt, and its place in the chain (mock-up 12, right). */
export function EntryPane({ sequence, verdict, onRebuild, onHandOver, onOpened }: EntryPaneProps) {
  const { entry, faults } = useEntry(sequence, onOpened);
  if (faults.length > 0 && sequence !== null) {
    const { sentence, next } = faultText(faults[0]?.code ?? '');
    return (
      <aside aria-label={journalTexts.pane}>
        <p className="fault" role="alert">
          {sentence} {next}
        </p>
      </aside>
    );
  }
  if (!entry || sequence === null) {
    return (
      <aside aria-label={journalTexts.pane}>
        <Hole icon={ScrollText} title={journalTexts.chooseTitle}>
          <p>{journalTexts.choose}</p>
        </Hole>
      </aside>
    );
  }
  const { visit } = entry;
  return (
    <aside aria-label={journalTexts.pane} tabIndex={0}>
      <Head entry={entry} />
      {visit ? (
        <>
          <Right visit={visit} />
          <SeenCards visit={visit} onRebuild={onRebuild} />
        </>
      ) : (
        <Facts entry={entry} />
      )}
      <Seal entry={entry} verdict={verdict} />
      <Acts visit={visit} onHandOver={onHandOver} />
    </aside>
  );
}
