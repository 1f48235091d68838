import { BadgeCheck, CircleHelp, UserRoundSearch, Users, UsersRound, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { groupedIns } from '../../texts/format/identifiers.ts';
import { ageText, birthDateInLetters } from '../../texts/format/partial-date.ts';
import { agree } from '../../texts/people.ts';
import { identityStatusLabel, patientTexts } from '../../texts/patient.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { wallNow } from '../../ui/wall-clock.ts';

/** Roots of matricule INS that stand for an NIA; every other one is an NIR (dmp-interface §5.1). */
const NIA_ROOT = '1.2.250.1.213.1.4.9';

function Trait({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The state of the identity in words; only a qualified one is reassuring (RNIV). */
export function IdentityChips({ row }: { readonly row: PatientRow }) {
  const qualified = row.patient.identityStatus === 'qualifiee';
  return (
    <>
      {row.isMinor && (
        <Chip look="outline" icon={UsersRound}>
          {agree(row.patient, 'Mineure', 'Mineur')}
        </Chip>
      )}
      {row.homonym && (
        <Chip look="warn" icon={Users}>
          {patientTexts.homonym}
        </Chip>
      )}
      <Chip look={qualified ? 'ok' : 'warn'} icon={qualified ? BadgeCheck : CircleHelp}>
        {identityStatusLabel(row.patient.identityStatus)}
      </Chip>
      {row.isTest && <Chip look="outline">{patientTexts.test}</Chip>}
    </>
  );
}

interface BannerProps {
  readonly row: PatientRow;
  readonly onChange: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** The person, from our own traits only (RG_0320), on every pane that shows anything of her (H01). */
export function Banner({ row, onChange, onClose, children }: BannerProps) {
  const { patient } = row;
  const now = wallNow();
  const kind = patient.ins.oid === NIA_ROOT ? 'NIA' : 'NIR';
  return (
    <section className="banner" aria-label={patientTexts.banner} data-ins={row.insId}>
      <div className="traits">
        <dl>
          <Trait name={patientTexts.birthName} className="birthname">
            {patient.birthName}
          </Trait>
          {patient.usedName && <Trait name={patientTexts.usedName}>{patient.usedName}</Trait>}
          <Trait name={patientTexts.givenNames}>{patient.givenNames}</Trait>
          <Trait name={patientTexts.sex}>{patient.sex === 'F' ? patientTexts.feminine : patientTexts.masculine}</Trait>
          <Trait name={patientTexts.birthDate}>
            {birthDateInLetters(patient.birthDate)} · {ageText(patient.birthDate, now)}
          </Trait>
          <Trait name={patientTexts.place}>{patient.birthPlace}</Trait>
          <Trait name={patientTexts.insKind(kind)} className="ins">
            {groupedIns(patient.ins.value)}
          </Trait>
        </dl>
        <div className="end">
          <IdentityChips row={row} />
          <Button size="small" onClick={onChange} aria-label={patientTexts.change} title={patientTexts.change}>
            <Icon of={UserRoundSearch} />
          </Button>
          <Button
            size="small"
            onClick={onClose}
            aria-label={patientTexts.closeDossier}
            title={patientTexts.closeDossier}
          >
            <Icon of={X} />
          </Button>
        </div>
      </div>
      {children}
    </section>
  );
}
