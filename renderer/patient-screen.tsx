import type { AppState } from '../shared/contract/app.ts';
import { useDossier } from './api/dossier.ts';
import { turnScreen, useShow } from './api/show.ts';
import { ShowScreen } from './features/show/show-screen.tsx';
import { Body, tabsOf } from './features/viewer/body.tsx';
import { NOTHING_LEAVES } from './features/viewer/use-outputs.ts';
import { showTexts } from './texts/show.ts';
import { useKeys } from './ui/use-key.ts';

/** One key turns the screen to the patient whose dossier is open, from any screen (R28, H18, H20). */
export function useTurnKey(): void {
  const { dossier } = useDossier();
  const may = dossier !== null && dossier.outcome.kind !== 'emergency';
  useKeys(may ? { F8: () => void turnScreen(dossier.token) } : {});
}

/** The patient's screen in place of the doctor's, or null while it is the doctor's. */
export function PatientScreen({ app }: { readonly app: AppState }) {
  const { shown, turning } = useShow();
  const { dossier } = useDossier();
  if (turning) {
    return (
      <div className="waiting" role="status">
        {showTexts.turning}
      </div>
    );
  }
  if (!shown || dossier?.token !== shown.token) return null;
  return (
    <ShowScreen
      token={shown.token}
      rows={shown.rows}
      patient={dossier.patient}
      sandboxed={app.environment === 'sandbox'}
      draw={(view) => <Body view={view} tab={tabsOf(view)[0]?.id ?? 'unreadable'} outputs={NOTHING_LEAVES} />}
    />
  );
}

/** Whether the screen is turned to the patient now, or about to be. */
export function useScreenTurned(): boolean {
  const { shown, turning } = useShow();
  const token = useDossier((state) => state.dossier?.token);
  return turning || (shown !== null && shown.token === token);
}
