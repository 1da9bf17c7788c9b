import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import { yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { rulesSeen } from '@domain/policy/changes'
import { inventedCard, inventedId, inventedMobile } from '@local/walk/identity'
import { emptyDraft, type FormDraft } from '@src/features/household-form/draft'
import type { RunningDesk } from './desk'

export const WIFE = { name: '桑柔止', idNumber: inventedId(9610, '1986-01-08', 'female') } as const
export const HUSBAND = { name: '霍然之', idNumber: inventedId(9611, '1984-11-05', 'male') } as const

/** The draft of a couple whose papers cannot be had, with everything answered but the last consents. */
const draftOf = async (desk: RunningDesk): Promise<FormDraft> => {
  const { items } = await desk.get('city-admin', 'org.search', { text: '万家兴' })
  const { policy } = await desk.get('city-admin', 'policy.current', {})
  const [union] = items
  if (union === undefined) throw new Error('there is no such union')
  const begun = emptyDraft(WIFE.name)
  return {
    ...begun,
    base: { id: union.id, name: union.name, jurisdiction: union.jurisdiction },
    rules: rulesSeen(policy),
    applicant: {
      ...begun.applicant,
      idNumber: WIFE.idNumber,
      mobile: inventedMobile(9610),
      registeredAddress: '演示路十号',
      presentAddress: '',
      presentSame: true,
      ethnicity: '汉族',
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
    incomes: [
      { member: 'm0' as MemberKey, kind: 'wages', amount: yuan(30_000) },
      { member: 'm0' as MemberKey, kind: 'bonus', amount: yuan(0) },
    ],
    costs: [{ member: 'm1' as MemberKey, kind: 'illness', amount: yuan(12_000) }],
    hadAccident: false,
    hasHomes: false,
    hasVehicles: false,
    consents: ['privacy:m0', 'sensitive:m0'],
    consentText: CONSENT_TEXT_VERSION,
    account: { bank: '演示银行', branch: '演示支行', number: inventedCard(9610) },
  }
}

/** Stores a draft in the cloud as from another phone of this person, so that any phone continues it. */
export const halfFilled = async (desk: RunningDesk, person: string): Promise<void> => {
  const clock = await fetch(`${desk.base}desk/clock`)
  const { now } = (await clock.json()) as { now: number }
  const body = JSON.stringify(await draftOf(desk))
  await desk.get(person, 'draft.save', { key: 'apply', device: 'an-earlier-phone-of-hers', updatedAt: now, body })
}
