import type { AppState } from '../../../shared/contract/app.ts';
import { aboutTexts } from '../../texts/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Name, version and homologation, as EX_GEN-1180 wants them within reach. */
export function About({ app, onClose }: { readonly app: AppState; readonly onClose: () => void }) {
  return (
    <Dialog
      title={aboutTexts.title}
      onClose={onClose}
      acts={
        <Button autoFocus onClick={onClose}>
          {aboutTexts.close}
        </Button>
      }
    >
      <dl className="facts">
        <dt>{aboutTexts.name}</dt>
        <dd>{app.lpsName}</dd>
        <dt>{aboutTexts.version}</dt>
        <dd>{app.lpsVersion}</dd>
        <dt>{aboutTexts.homologation}</dt>
        <dd>{aboutTexts.none}</dd>
        <dt>{aboutTexts.environment}</dt>
        <dd>{app.environment === 'sandbox' ? aboutTexts.sandbox : aboutTexts.production}</dd>
        <dt>{aboutTexts.licence}</dt>
        <dd>Apache-2.0</dd>
      </dl>
    </Dialog>
  );
}
