import { helpTexts } from '../../texts/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Key } from '../../ui/key.tsx';

const GROUPS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    helpTexts.everywhere,
    [
      ['Ctrl K', helpTexts.search],
      ['Ctrl D', helpTexts.deposits],
      ['Ctrl U', helpTexts.emergency],
      ['Ctrl G', helpTexts.regulation],
      ['F8', helpTexts.show],
      ['Ctrl L', helpTexts.lock],
      ['Échap', helpTexts.back],
      ['?', helpTexts.sheet],
    ],
  ],
  [
    helpTexts.list,
    [
      ['J K', helpTexts.move],
      ['Entrée', helpTexts.open],
      ['N', helpTexts.nextNew],
      ['Espace', helpTexts.choose],
      ['Maj ↓', helpTexts.chooseMore],
      ['/', helpTexts.find],
      ['F', helpTexts.filter],
      ['H', helpTexts.veil],
    ],
  ],
  [
    helpTexts.holds,
    [
      ['J K', helpTexts.move],
      ['A', helpTexts.announced],
      ['R', helpTexts.plan],
      ['P', helpTexts.handOver],
      ['H', helpTexts.veil],
    ],
  ],
  [
    helpTexts.journal,
    [
      ['J K', helpTexts.move],
      ['Entrée', helpTexts.rebuild],
      ['/', helpTexts.findEntry],
      ['F', helpTexts.filter],
    ],
  ],
  [
    helpTexts.document,
    [
      ['Espace', helpTexts.page],
      ['← →', helpTexts.leaf],
      ['Ctrl P', helpTexts.print],
    ],
  ],
  [
    helpTexts.deposit,
    [
      ['Ctrl Entrée', helpTexts.send],
      ['Ctrl Z', helpTexts.recall],
    ],
  ],
];

/** Which key: one sheet, grouped by place (mock-up 08b). */
export function Keyboard({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title={helpTexts.title}
      onClose={onClose}
      acts={
        <Button autoFocus onClick={onClose}>
          {helpTexts.close}
        </Button>
      }
    >
      <div className="keys">
        {GROUPS.map(([place, keys]) => (
          <section key={place}>
            <h3>{place}</h3>
            <dl>
              {keys.map(([key, effect]) => (
                <div className="key-line" key={key}>
                  <dt>
                    {key.split(' ').map((part) => (
                      <Key key={part}>{part}</Key>
                    ))}
                  </dt>
                  <dd>{effect}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="hint">{helpTexts.onlyOutside}</p>
    </Dialog>
  );
}
