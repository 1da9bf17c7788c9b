import type { MemberKey } from '@domain/kernel/ids'
import { rulesSeen } from '@domain/policy/changes'
import { inventedCard, inventedId, inventedMobile } from '@local/walk/identity'
import { emptyDraft, type FormDraft } from '@src/features/household-form/draft'
import { STEP_KEYS, type StepKey } from '@src/text/apply'
import type { RunningDesk } from './desk'

export const WIFE = { name: '桑柔止', idNumber: inventedId(9610, '1986-01-08', 'female') } as const
export const HUSBAND = { name: '霍然之', idNumber: inventedId(9611, '1984-11-05', 'male') } as const

/** The draft of a couple without papers, up to this step. */
const draftOf = async (desk: RunningDesk, step: StepKey): Promise<FormDraft> => {
  const { items } = await desk.get('city-admin', 'org.search', { text: '万家兴' })
  const { policy } = await desk.get('city-admin', 'policy.current', {})
  const [union] = items
  if (union === undefined) throw new Error('there is no such union')
  const begun = emptyDraft(WIFE.name)
  return {
    ...begun,
    step: STEP_KEYS.indexOf(step),
    base: { id: union.id, name: union.name, jurisdiction: union.jurisdiction },
    rules: rulesSeen(policy),
    applicant: {
      ...begun.applicant,
      idNumber: WIFE.idNumber,
      mobile: inventedMobile(9610),
      registeredAddress: '演示路十号',
      presentAddress: '演示路十号',
      residence: 'urban-local',
      marital: 'married',
      employment: 'employed',
      employer: '万家兴商场',
      sector: 'services',
      hiredIn: '2015-06',
      insurance: 'employee',
      singleParent: false,
      zeroEmployment: false,
      housingKind: 'rented',
      squareMetres: 40,
      health: 'good',
      mainCause: 'illness',
      story: '丈夫患重病住院。',
    },
    members: [
      {
        ...HUSBAND,
        key: 'm1' as MemberKey,
        relation: 'spouse',
        status: 'unable',
        health: 'serious-illness',
        healthDetail: '尿毒症',
        workplace: '',
        counted: true,
        notCountedBecause: '',
      },
    ],
    hadAccident: false,
    account: { bank: '演示银行', branch: '演示支行', number: inventedCard(9610) },
  }
}

/** Stores a draft in the cloud as from another phone of this person, so that any phone continues at this step. */
export const halfFilled = async (desk: RunningDesk, person: string, step: StepKey): Promise<void> => {
  const clock = await fetch(`${desk.base}desk/clock`)
  const { now } = (await clock.json()) as { now: number }
  const body = JSON.stringify(await draftOf(desk, step))
  await desk.get(person, 'draft.save', { key: 'apply', device: 'an-earlier-phone-of-hers', updatedAt: now, body })
}
