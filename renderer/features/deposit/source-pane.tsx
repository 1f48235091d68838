import type { ReactNode } from 'react';
import { FileCheck, FileSearch, FileX, Upload, UserX, X } from 'lucide-react';
import type { Draft } from '../../../shared/contract/deposit.ts';
import { depositTexts, refusalText } from '../../texts/deposit.ts';
import { cutMiddle } from '../../texts/format/cut-middle.ts';
import { sizeText } from '../../texts/format/identifiers.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Incoming } from './desk-state.ts';
import type { Desk } from './use-desk.ts';

const LONGEST_NAME = 34;

function factsOf(draft: Draft): string {
  const size = sizeText(draft.size);
  return draft.pages === undefined ? size : `${depositTexts.pages(draft.pages)}, ${size}`;
}

interface DraftCardProps {
  readonly draft: Draft;
  readonly current: boolean;
  readonly onChoose: () => void;
}

function DraftCard({ draft, current, onChoose }: DraftCardProps) {
  return (
    <button type="button" className={current ? 'drop cur' : 'drop'} aria-current={current} onClick={onChoose}>
      <Icon of={FileCheck} />
      <span className="cut" title={draft.fileName}>
        <b>{cutMiddle(draft.fileName, LONGEST_NAME)}</b> {factsOf(draft)}
      </span>
      {current && <Chip look="accent">{depositTexts.open}</Chip>}
    </button>
  );
}

function Refusal({ incoming, onDismiss }: { readonly incoming: Incoming; readonly onDismiss: () => void }) {
  const faults = incoming.faults ?? [];
  const stranger = faults.some((fault) => fault.code === 'deposit/other-patient');
  return (
    <div className="drop no" role="alert">
      <Icon of={stranger ? UserX : FileX} />
      <div>
        {faults.map(refusalText).map(({ sentence, detail }) => (
          <p key={sentence}>
            <span title={incoming.fileName}>{cutMiddle(incoming.fileName, LONGEST_NAME)}</span> {depositTexts.refused}{' '}
            <b>{sentence}</b>
            <small>{detail}</small>
          </p>
        ))}
      </div>
      <Button size="small" aria-label={depositTexts.dismiss(incoming.fileName)} onClick={onDismiss}>
        <Icon of={X} />
      </Button>
    </div>
  );
}

function Coming({ incoming }: { readonly incoming: Incoming }) {
  return (
    <div className="drop" role="status">
      <Icon of={FileSearch} />
      <span className="cut">
        <b>{cutMiddle(incoming.fileName, LONGEST_NAME)}</b> {depositTexts.inspecting}
      </span>
    </div>
  );
}

function ChooseFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  return (
    <div className="drop-zone">
      <label className="btn">
        <Icon of={Upload} />
        {depositTexts.choose}
        <input
          type="file"
          multiple
          className="sr"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was set aside.
            event.target.value = '';
          }}
        />
      </label>
      <span>{depositTexts.drop}</span>
      <small>{depositTexts.dropHint}</small>
    </div>
  );
}

/** Left: the files brought here, each accepted or set aside with its reason, and what will be sent. */
export function SourcePane({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  const { entries, incoming, currentId } = desk.state;
  return (
    <section className="src" aria-label={depositTexts.files}>
      <div className="drops">
        {entries.map(({ draft }) => (
          <DraftCard
            key={draft.draftId}
            draft={draft}
            current={draft.draftId === currentId}
            onChoose={() => desk.choose(draft.draftId)}
          />
        ))}
        {incoming.map((one) =>
          one.faults === null ? (
            <Coming key={one.key} incoming={one} />
          ) : (
            <Refusal key={one.key} incoming={one} onDismiss={() => desk.dismiss(one.key)} />
          ),
        )}
        <ChooseFiles onFiles={(files) => void desk.addFiles(files)} />
      </div>
      {children}
    </section>
  );
}
