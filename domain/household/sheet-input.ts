import type { MemberKey } from '../kernel/ids'
import { ageOn, type PlainDate } from '../kernel/plain-date'
import { APPLICANT, type Declaration, type IncomeLine, type RigidLine } from './declaration'
import { bornOn, type PersonalId, sexIn } from './personal-id'
import type { SheetInput, SheetMember } from './sheet'

/** Figures of the survey that replace the declared ones; both are kept in the case. */
export type Found = {
  readonly incomes: readonly IncomeLine[]
  readonly expenditures: readonly RigidLine[]
  readonly accident?: Declaration['accident']
  readonly notImputed?: Readonly<Record<string, string>>
}

const UNABLE = new Set(['serious-illness', 'disabled'])

const applicantStatus = (employment: Declaration['applicant']['employment']): SheetMember['status'] => {
  if (employment === 'laid-off') return 'unemployed'
  if (employment === 'retired') return 'retired'
  return employment === 'flexible' ? 'flexible' : 'employed'
}

/** Adults (18 and over on `day`) and minors of a household, the applicant first. */
export const agesOf = (
  declaration: Pick<Declaration, 'applicant' | 'members'>,
  day: PlainDate,
): { adults: MemberKey[]; minors: MemberKey[] } => {
  const all = [
    { key: APPLICANT, id: declaration.applicant.idNumber },
    ...declaration.members.map((m) => ({ key: m.key, id: m.idNumber })),
  ]
  const isAdult = (id: PersonalId): boolean => ageOn(bornOn(id), day) >= 18
  return {
    adults: all.filter((person) => isAdult(person.id)).map((person) => person.key),
    minors: all.filter((person) => !isAdult(person.id)).map((person) => person.key),
  }
}

/** The input of the net income rule, from the declaration and the figures of the survey where there is one. */
export const sheetInputOf = (declaration: Declaration, found: Found | undefined, day: PlainDate): SheetInput => {
  const { applicant } = declaration
  const members: SheetMember[] = [
    {
      key: APPLICANT,
      counted: true,
      birthDate: bornOn(applicant.idNumber),
      sex: sexIn(applicant.idNumber),
      status: applicantStatus(applicant.employment),
      able: !UNABLE.has(applicant.health),
    },
    ...declaration.members.map((member) => ({
      key: member.key,
      counted: member.counted,
      birthDate: bornOn(member.idNumber),
      sex: sexIn(member.idNumber),
      status: member.status,
      able: !UNABLE.has(member.health) && member.status !== 'unable',
      schoolStage: member.schoolStage,
    })),
  ]
  return {
    day,
    members,
    incomes: found?.incomes ?? declaration.incomes,
    expenditures: found?.expenditures ?? declaration.expenditures,
    accident: found === undefined ? declaration.accident : (found.accident ?? declaration.accident),
    ...(found?.notImputed === undefined ? {} : { notImputed: found.notImputed }),
  }
}
