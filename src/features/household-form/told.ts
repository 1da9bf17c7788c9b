import type { IncomeKind, RigidKind } from '@domain/household/words'
import type { Fen } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import type { FormDraft, MemberDraft } from './draft'
import type { PrecheckAnswers } from './precheck-answers'
import { ME } from './suggest'

type Somebody = PrecheckAnswers['people'][number]

const employmentOf = (status: Somebody['status']): FormDraft['applicant']['employment'] => {
  if (status === 'unemployed') return 'laid-off'
  return status === 'employed' || status === 'flexible' || status === 'retired' ? status : undefined
}

const memberOf = ({ status, schoolStage }: Somebody, no: number): MemberDraft => ({
  key: `m${no}` as MemberKey,
  name: '',
  idNumber: '',
  status,
  schoolStage,
  healthDetail: '',
  workplace: '',
  notCountedBecause: '',
})

/** Whose money a sum of the pre-check is: only said when exactly one person of the household can be meant. */
const only = (people: readonly Somebody[], fits: (one: Somebody) => boolean): MemberKey | undefined => {
  const found = people.flatMap((one, at) => (fits(one) ? [`m${at}` as MemberKey] : []))
  return found.length === 1 ? found[0] : undefined
}

const line = <K extends string>(member: MemberKey | undefined, kind: K, amount: Fen | undefined) =>
  member === undefined || amount === undefined || amount === 0 ? [] : [{ member, kind, amount }]

const pays = ({ status, schoolStage }: Somebody): boolean =>
  status === 'student' && schoolStage !== 'primary' && schoolStage !== 'junior'

const moneyOf = (said: PrecheckAnswers): Pick<FormDraft, 'incomes' | 'costs'> => {
  const by = (status: Somebody['status']): MemberKey | undefined => only(said.people, (one) => one.status === status)
  return {
    incomes: [
      ...line<IncomeKind>(by('employed'), 'wages', said.wages),
      ...line<IncomeKind>(by('retired'), 'pension', said.pension),
      ...line<IncomeKind>(by('flexible'), 'business', said.business),
    ],
    costs: [
      ...line<RigidKind>(by('unable'), 'illness', said.illness),
      ...line<RigidKind>(only(said.people, pays), 'schooling', said.schooling),
    ],
  }
}

const pathsOf = ({ applicant, members, incomes, costs, hadAccident }: FormDraft): string[] => [
  ...(applicant.employment === undefined ? [] : [`${ME}.employment`]),
  ...members.flatMap(({ key, status }) => (status === undefined ? [] : [`${key}.status`])),
  ...[...incomes, ...costs].map(({ member, kind }) => `${member}.${kind}`),
  ...(hadAccident === undefined ? [] : ['hadAccident']),
]

/** A new form that begins with what the pre-check on this phone was told; `told` names those answers, to be looked at again. */
export const withPrecheck = (empty: FormDraft, said: PrecheckAnswers | undefined): FormDraft => {
  const [me, ...others] = said?.people ?? []
  if (said === undefined || me === undefined) return empty
  const draft: FormDraft = {
    ...empty,
    ...moneyOf(said),
    applicant: { ...empty.applicant, employment: employmentOf(me.status) },
    members: others.slice(0, 15).map((one, i) => memberOf(one, i + 1)),
    hadAccident: said.hadAccident,
    accident: { ...empty.accident, cost: said.accidentCost, recovered: said.accidentRecovered },
    vehicles: said.car === true ? [{ kind: 'car' }] : [],
  }
  return { ...draft, told: pathsOf(draft) }
}
