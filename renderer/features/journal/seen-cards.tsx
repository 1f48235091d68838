import { EyeOff, FileText, FileX, ScrollText } from 'lucide-react';
import type { ShownList, Visit } from '../../../shared/contract/journal.ts';
import { faultText } from '../../texts/faults.ts';
import { preciseTimeOf, timeOf } from '../../texts/format/dates.ts';
import { filtersText, journalTexts, pageList, receivedText, scopeText } from '../../texts/journal.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';

/** States whose title stays veiled here: the journal is read in shared places. */
export function isVeiled(states: readonly string[]): boolean {
  return states.includes('invisible-patient') || states.includes('invisible-representants');
}

function ListFacts({
  list,
  isLast,
  onRebuild,
}: {
  readonly list: ShownList;
  readonly isLast: boolean;
  readonly onRebuild: (sequence: number) => void;
}) {
  return (
    <div className="seen-list">
      <dl className="facts">
        <dt>{preciseTimeOf(list.at)}</dt>
        <dd>{receivedText(list)}</dd>
        <dt>{journalTexts.scope}</dt>
        <dd>{scopeText(list)}</dd>
        <dt>{journalTexts.filters}</dt>
        <dd>{filtersText(list)}</dd>
        <dt>{journalTexts.screen}</dt>
        <dd>{list.mode === 'patient' ? journalTexts.toPatient : journalTexts.toPractitioner}</dd>
      </dl>
      <Button size="small" onClick={() => onRebuild(list.sequence)}>
        <Icon of={ScrollText} />
        {journalTexts.rebuild} {isLast && <Key>Entrée</Key>}
      </Button>
    </div>
  );
}

function Opened({ document }: { readonly document: Visit['documents'][number] }) {
  const veiled = isVeiled(document.states);
  const name = veiled ? journalTexts.veiled : (document.title ?? document.typeLabel);
  return (
    <li>
      <span>{timeOf(document.at)}</span>
      <Icon of={document.refused !== null ? FileX : veiled ? EyeOff : FileText} />
      <span>
        {name}
        {!veiled && document.title === null && <span className="soft"> ({journalTexts.untitled})</span>}
        {document.refused !== null && <small>{faultText(document.refused).sentence}</small>}
      </span>
      <span className="soft">
        {document.pages && journalTexts.pages(pageList(document.pages.seen), document.pages.of)}
      </span>
    </li>
  );
}

/** The lists as they stood on screen and the documents opened (proof of view, H55). */
export function SeenCards({
  visit,
  onRebuild,
}: {
  readonly visit: Visit;
  readonly onRebuild: (sequence: number) => void;
}) {
  const { lists, documents } = visit;
  return (
    <>
      <section className="card">
        <h3>{journalTexts.list}</h3>
        {lists.length === 0 && <p className="soft">{journalTexts.noList}</p>}
        {lists.map((list, index) => (
          <ListFacts key={list.sequence} list={list} isLast={index === lists.length - 1} onRebuild={onRebuild} />
        ))}
      </section>
      <section className="card">
        <h3>{journalTexts.documents}</h3>
        {documents.length === 0 && <p className="soft">{journalTexts.noDocument}</p>}
        <ul className="seen">
          {documents.map((document) => (
            <Opened key={document.sequence} document={document} />
          ))}
        </ul>
      </section>
    </>
  );
}
