import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { severalTexts } from '../../texts/several.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';

interface LeafProps {
  /** Whether each document of the group came, in its order. */
  readonly came: readonly boolean[];
  /** Place of the one that is open; -1 while none is. */
  readonly at: number;
  readonly onGo: (place: number) => void;
  readonly onClose: () => void;
}

/** Goes through documents that came together, each said to be there or not; by number, since a title may be veiled. */
export function Leaf({ came, at, onGo, onClose }: LeafProps) {
  const before = at > 0 ? at - 1 : null;
  const after = at + 1 < came.length ? at + 1 : null;
  useKeys({
    ...(before !== null && { ArrowLeft: () => onGo(before) }),
    ...(after !== null && { ArrowRight: () => onGo(after) }),
  });
  const missing = came.filter((one) => !one).length;
  return (
    <nav className="leaf" aria-label={severalTexts.leaf}>
      <Button
        size="small"
        aria-label={severalTexts.previous}
        unavailable={before === null}
        onClick={() => before !== null && onGo(before)}
      >
        <Icon of={ChevronLeft} />
      </Button>
      <ol>
        {came.map((there, place) => (
          <li key={place}>
            <button
              type="button"
              className={there ? undefined : 'missing'}
              aria-current={place === at ? 'true' : undefined}
              aria-label={there ? severalTexts.of(place + 1, came.length) : severalTexts.missing(place + 1)}
              onClick={() => onGo(place)}
            >
              {place + 1}
              {!there && <Icon of={X} />}
            </button>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        aria-label={severalTexts.next}
        unavailable={after === null}
        onClick={() => after !== null && onGo(after)}
      >
        <Icon of={ChevronRight} />
      </Button>
      <span className="soft">
        <Key>←</Key> <Key>→</Key>
      </span>
      <span className="soft" role="status">
        {at >= 0 && severalTexts.of(at + 1, came.length)}
        {missing > 0 && ` · ${severalTexts.somePart(missing)}`}
      </span>
      <span className="grow" />
      <Button look="quiet" size="small" onClick={onClose}>
        {severalTexts.close}
      </Button>
    </nav>
  );
}
