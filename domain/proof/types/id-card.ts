import { APPLICANT } from '../../household/declaration'
import { isOther } from '../../household/personal-id'
import { agesOf } from '../../household/sheet-input'
import type { ProofModule } from '../module'
import type { Slot } from '../slot'

/** 身份证: both sides, of the applicant and every adult member; of whoever has another document, the page with their name. */
export const idCard: ProofModule = {
  wanted: () => true,
  filesMax: 12,
  // lost and being replaced: the visit sees who it is
  mayBeMissing: true,
  slots: (answers, today) => {
    const others = new Map(answers.members.map(({ key, idNumber }) => [key, isOther(idNumber) ? idNumber : undefined]))
    return [
      ...[...new Set([APPLICANT, ...agesOf(answers, today).adults])]
        .filter((member) => others.get(member) === undefined)
        .flatMap((member): Slot[] => [
          { part: 'portrait', member },
          { part: 'emblem', member },
        ]),
      ...[...others].flatMap(([member, other]): Slot[] =>
        other === undefined || other.kind === 'none' ? [] : [{ part: 'own-page', member }],
      ),
    ]
  },
}
