import type { HardshipClass } from '@domain/household/words'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Hand, Said } from './hand'
import { declarationOf, type Family, submissionOf } from './household'

/** A household and the persons who work on its case, by their keys. */
export type Case = {
  readonly family: Family
  /** the applicant; undefined when the union applies on their behalf */
  readonly worker: string
  readonly base: string
  readonly officers: readonly [string, string]
  caseId: string
}

export type Step = (hand: Hand, kase: Case, today: PlainDate) => Promise<void>

export const submit: Step = async (hand, kase, today) => {
  const input = await submissionOf(hand, kase.worker, kase.family, kase.base, today)
  kase.caseId = (await hand.tell(kase.worker, 'case.submit', input)).caseId
}

export const accept: Step = async (hand, { officers, caseId }) => {
  await hand.tell(officers[0], 'case.accept', {}, caseId)
}

/**
 * The surveyors confirm the declaration, except for the changes in `found`; `as` states whether it is the first visit or a
 * later visit.
 */
export const survey =
  (found: Partial<Said<'survey.record'>> = {}, as: 'survey.record' | 'survey.recordAgain' = 'survey.record'): Step =>
  async (hand, { family, officers, caseId }, today) => {
    const { incomes, expenditures, accident } = declarationOf(family, today)
    const surveyors: string[] = []
    for (const officer of officers) surveyors.push((await hand.tell(officer, 'me.open', {})).person ?? '')
    const photos = [await hand.upload(officers[0], 'survey-photo')]
    const surveyorSignatures: string[] = []
    for (const _ of officers) surveyorSignatures.push(await hand.upload(officers[0], 'signature'))
    const record: Said<'survey.record'> = {
      visitedOn: today,
      visitedAt: '10:30',
      place: 'home',
      surveyors,
      incomes,
      expenditures,
      ...(accident === undefined ? {} : { accident }),
      notImputed: {},
      living: '租住两居室，陈设简单，与申报相符。',
      causeConfirmed: true,
      remark: '',
      photos,
      surveyorSignatures,
      applicantSignature: await hand.upload(officers[0], 'signature'),
      ...found,
    }
    await hand.tell(officers[0], as, record, caseId)
  }

/** The committee of every union of the town. */
const COMMITTEE = ['主席甲', '委员乙', '委员丙', '委员丁', '委员戊']

/** 评议委员会: enters the five members of a union's committee. */
export const seatCommittee = async (hand: Hand, officer: string, org: string): Promise<void> => {
  await hand.tell(officer, 'committee.change', { org, add: COMMITTEE.map((name) => ({ name })), remove: [] })
}

/** The names of the union's committee; a union without one enters its five members first. */
const committeeAt = async (hand: Hand, officer: string, org: string): Promise<readonly string[]> => {
  const { seats } = await hand.tell(officer, 'committee.open', { org })
  const names = seats.filter(({ until }) => until === undefined).map(({ name }) => name)
  if (names.length > 0) return names
  await seatCommittee(hand, officer, org)
  return COMMITTEE
}

export const deliberate =
  (over: Partial<Said<'deliberation.conclude'>> = {}): Step =>
  async (hand, { officers, base, caseId }, today) => {
    const committee = await committeeAt(hand, officers[0], base)
    // one of the five is absent
    const present = Math.max(4, committee.length - 1)
    const record: Said<'deliberation.conclude'> = {
      heldOn: today,
      place: '工会会议室',
      chair: committee[0] ?? '',
      entitled: committee.map((name, i) => ({ name, present: i < present })),
      votes: { for: Math.min(present, committee.length), against: 0, abstain: 0 },
      authentic: true,
      compliant: true,
      reasons: '情况属实，符合申请条件，同意上报。',
      minutes: '',
      kinAsked: true,
      ...over,
    }
    await hand.tell(officers[0], 'deliberation.conclude', record, caseId)
  }

export const handUp =
  (why: string): Step =>
  async (hand, { officers, caseId }) => {
    await hand.tell(officers[0], 'deliberation.handUp', { why }, caseId)
  }

export const postNotice: Step = async (hand, { officers, caseId }, today) => {
  const photo = await hand.upload(officers[0], 'notice-photo')
  await hand.tell(officers[0], 'notice.post', { postedOn: today, photo, remark: '' }, caseId)
}

export const takeDown: Step = async (hand, { officers, caseId }) => {
  const photo = await hand.upload(officers[0], 'notice-photo')
  await hand.tell(officers[0], 'notice.takeDown', { photo }, caseId)
}

/** After a notice that did not end by its period: records that the paper was removed from the wall. */
export const paperDown: Step = async (hand, { officers, caseId }) => {
  const photo = await hand.upload(officers[0], 'notice-photo')
  await hand.tell(officers[0], 'notice.paperDown', { photo }, caseId)
}

/** The county's approval; for 市直 units the city reviewer acts as the county. */
export const approve =
  (reviewer: string): Step =>
  async (hand, { caseId }) => {
    await hand.tell(reviewer, 'review.approve', { opinion: '材料齐全，程序完备，同意。' }, caseId)
  }

/** The city decides on the sheet as shown on that day. */
export const determine =
  (reviewer: string, hardship: HardshipClass): Step =>
  async (hand, { caseId }) => {
    const { sheet } = await hand.tell(reviewer, 'determination.sheet', { caseId }, caseId)
    const input = { class: hardship, level: 'city' as const, reasons: '经核算符合认定条件。', sheetNet: sheet.net }
    await hand.tell(reviewer, 'determination.determine', input, caseId)
  }

export const refuse =
  (reviewer: string, reasons: Said<'case.refuse'>['reasons'], words: string): Step =>
  async (hand, { caseId }) => {
    await hand.tell(reviewer, 'case.refuse', { reasons, words }, caseId)
  }

export const askCorrection =
  (officer: string, items: Said<'case.requestCorrection'>['items'], note: string): Step =>
  async (hand, { caseId }) => {
    await hand.tell(officer, 'case.requestCorrection', { items, note }, caseId)
  }

export const answerCorrection =
  (types: Said<'case.answerCorrection'>['proofs'][number]['type'][], note: string): Step =>
  async (hand, { worker, caseId }) => {
    const proofs: Said<'case.answerCorrection'>['proofs'] = []
    for (const type of types) proofs.push({ type, files: [await hand.upload(worker, 'proof')] })
    await hand.tell(worker, 'case.answerCorrection', { proofs, note }, caseId)
  }
