import type { Hold as HoldView } from '../../../shared/contract/holds.ts';
import { holdDates } from '../../../shared/domain/hold/origin.ts';
import { phaseOf, type Hold } from '../../../shared/domain/hold/record.ts';
import { reminderOf } from '../../../shared/domain/hold/reminder.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { FindPatient } from './ports.ts';

export interface ViewNeeds {
  readonly findPatient: FindPatient;
  readonly practitionerId: string;
}

function announcementOf({ announcement }: Hold): HoldView['announcement'] {
  if (!announcement) return null;
  const { code, ...rest } = announcement;
  return { ...rest, fault: code === null ? null : { code } };
}

function endOf(hold: Hold, now: EpochMs): EpochMs | null {
  const phase = phaseOf(hold, now);
  if (phase === 'RELEASED_AUTO' && hold.origin) return holdDates(hold.origin).releaseAt;
  return phase === 'ANNOUNCED' || phase === 'WITHDRAWN' ? (hold.ending?.at ?? null) : null;
}

/** A hold as the window shows it: without its title and its reason, which wait behind the veil. */
export function holdView(hold: Hold, needs: ViewNeeds, now: EpochMs): HoldView {
  const patient = needs.findPatient(insId(hold.ins));
  const dates = hold.origin ? holdDates(hold.origin) : null;
  return {
    holdId: hold.id,
    insId: insId(hold.ins),
    patient: patient && {
      name: patient.birthName,
      givenName: patient.firstGivenName,
      birthDate: patient.birthDate,
    },
    versions: [...hold.versions],
    authorLabel: hold.authorLabel,
    mine: hold.mine,
    phase: phaseOf(hold, now),
    precision: dates?.precision ?? null,
    depositedAt: dates?.depositedAt ?? null,
    noticeAt: dates?.noticeAt ?? null,
    releaseAt: dates?.releaseAt ?? null,
    openedAt: hold.openedAt,
    talk: hold.talk,
    owner: hold.owner && {
      name: hold.owner.name,
      me: hold.owner.id === needs.practitionerId,
      since: hold.owner.since,
      leave: hold.owner.leave ?? null,
    },
    reminder: reminderOf(hold, now),
    announcement: announcementOf(hold),
    elsewhere: hold.elsewhere,
    endedAt: endOf(hold, now),
  };
}
