import { excelTables } from '@cloud/adapters/tables/excel'
import { openDeclaration } from '@cloud/usecases/household/seal'
import { CASES, CHECK_BATCHES, CHECK_LISTS, checkListId } from '@cloud/usecases/stored/collections'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Stage } from '@domain/application/stage'
import type { CallInput } from '@domain/contract/index'
import type { CheckOutcome } from '@domain/crosscheck/crosscheck'
import { listFor, OUTCOME_WORDS } from '@domain/crosscheck/result-table'
import { idWords } from '@domain/household/personal-id'
import type { CaseId, CheckBatchId, FileId, MemberKey } from '@domain/kernel/ids'
import { addDays, type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { endOf } from '@domain/notice/notice'
import type { Counterpart } from '@domain/policy/policy'
import {
  accepted,
  COMMITTEE,
  type OfficerKey,
  type On,
  ORG,
  personOf,
  type Submitting,
  submitted,
  type Town,
} from './town'

/** A case at some stage, with the worker who began it. */
export type Walked = On & { readonly worker: string; readonly stage: Stage }

export const today = (town: Town): PlainDate => shanghaiDate(town.world.ports.clock.now())
/** Sets the clock to the morning of a day. */
export const setDay = (town: Town, day: string): void => town.world.clock.set(`${day}T09:00:00+08:00`)
export const nextDay = (town: Town, days = 1): void => setDay(town, addDays(today(town), days))

/** The case as stored. */
export const caseOf = async (town: Town, id: string): Promise<CaseSnapshot> => {
  const stored = await town.world.ports.store.get(CASES, id)
  if (stored === undefined) throw new Error('there is no such case')
  return stored.doc
}
/** The case with its present version, regardless of who changed it last. */
export const now = async (town: Town, id: CaseId): Promise<On> => ({
  caseId: id,
  version: (await caseOf(town, id)).seq,
})

/** The two surveyors of a base union. */
const officersAt = (about: Submitting): readonly [OfficerKey, OfficerKey] =>
  about.base?.id === ORG.directBase.id ? ['directOfficer', 'directOfficer2'] : ['baseOfficer', 'baseOfficer2']

export const aSurvey = async (
  town: Town,
  officer: OfficerKey,
  surveyors: readonly OfficerKey[],
  declaration: {
    incomes: CallInput<'survey.record'>['incomes']
    expenditures: CallInput<'survey.record'>['expenditures']
  },
  over: Partial<CallInput<'survey.record'>> = {},
): Promise<CallInput<'survey.record'>> => {
  const signatures: FileId[] = []
  for (const _each of surveyors) signatures.push(await town.upload(officer, 'signature'))
  return {
    visitedOn: today(town),
    visitedAt: '10:30',
    place: 'home',
    surveyors: surveyors.map(personOf),
    incomes: declaration.incomes,
    expenditures: declaration.expenditures,
    notImputed: {},
    living: '住房陈旧，陈设简单',
    causeConfirmed: true,
    remark: '',
    photos: [await town.upload(officer, 'survey-photo')],
    surveyorSignatures: signatures,
    applicantSignature: await town.upload(officer, 'signature'),
    ...over,
  }
}

/** The next step of the case: two officers record their visit to the household. */
export const surveyAgain = async (town: Town, from: Walked, about: Submitting = {}): Promise<Walked> => {
  const officers = officersAt(about)
  const { declaration } = await caseOf(town, from.caseId)
  const record = await aSurvey(town, officers[0], officers, declaration)
  return { ...(await town.tell(officers[0], 'survey.record', record, from)), worker: from.worker }
}
export const surveyed = async (town: Town, about: Submitting = {}): Promise<Walked> =>
  surveyAgain(town, await accepted(town, about), about)

/** The committee of the union above. */
export const COMMITTEE_ABOVE = ['县委员一', '县委员二', '县委员三', '县委员四'] as const

export const aDeliberation = (town: Town, over: Partial<CallInput<'deliberation.conclude'>> = {}) => ({
  heldOn: today(town),
  place: '工会会议室',
  chair: '委员一',
  entitled: COMMITTEE.map((name) => ({ name, present: true })),
  votes: { for: 4, against: 0, abstain: 0 },
  authentic: true,
  compliant: true,
  reasons: '情况属实，符合规定',
  minutes: '',
  kinAsked: true,
  ...over,
})

/** The next step of the case: the base union deliberates and endorses the household. */
export const deliberateOn = async (town: Town, from: Walked, about: Submitting = {}): Promise<Walked> => {
  const [officer] = officersAt(about)
  return { ...(await town.tell(officer, 'deliberation.conclude', aDeliberation(town), from)), worker: from.worker }
}

/** Another next step: the base union cannot have a quorum and hands the case up to the union above. */
const handUpOn = async (town: Town, from: Walked, about: Submitting = {}): Promise<Walked> => {
  const [officer] = officersAt(about)
  return { ...(await town.tell(officer, 'deliberation.handUp', { why: '委员都是亲属' }, from)), worker: from.worker }
}

/** The next step of a case that was handed up: the county’s own committee deliberates and endorses the household. */
export const deliberateAboveOn = async (
  town: Town,
  from: Walked,
  about: Submitting = {},
  over: Partial<CallInput<'deliberation.conclude'>> = {},
): Promise<Walked> => {
  const direct = about.base?.id === ORG.directBase.id
  const reviewer = direct ? 'cityReviewer' : 'countyReviewer'
  const org = direct ? ORG.direct.id : ORG.county.id
  const { seats } = await town.tell(reviewer, 'committee.open', { org })
  if (seats.length === 0)
    await town.tell(reviewer, 'committee.change', {
      org,
      add: COMMITTEE_ABOVE.map((name) => ({ name })),
      remove: [],
    })
  const record = aDeliberation(town, {
    chair: COMMITTEE_ABOVE[0],
    entitled: COMMITTEE_ABOVE.map((name) => ({ name, present: true })),
    ...over,
  })
  return { ...(await town.tell(reviewer, 'deliberation.conclude', record, from)), worker: from.worker }
}

export const COUNTERPARTS: readonly Counterpart[] = [
  'real-estate',
  'vehicles',
  'pensions',
  'civil-affairs',
  'enrolment',
  'banks',
]

type Answering = (counterpart: Counterpart, member: MemberKey, caseId: CaseId) => CheckOutcome

/** The list as a counterpart would return it: our own list, filled in. */
export const filledList = async (
  town: Town,
  batch: CheckBatchId,
  counterpart: Counterpart,
  answer: Answering = () => 'no-record',
): Promise<(string | number | boolean | null)[][]> => {
  const { store } = town.world.ports
  const { tallies = [] } = (await store.get(CHECK_BATCHES, batch))?.doc ?? {}
  const lists = await store.getMany(
    CHECK_LISTS,
    tallies.map((_, list) => checkListId(batch, list)),
  )
  const persons: { no: number; name: string; idNumber: string; caseId: CaseId; member: MemberKey }[] = []
  for (const { no, caseId, member } of lists.flatMap(({ doc }) => doc.rows)) {
    const household = openDeclaration(town.world.ports.sealer, (await caseOf(town, caseId)).declaration)
    const person = household.members.find((each) => each.key === member) ?? household.applicant
    persons.push({ no, name: person.name, idNumber: idWords(person.idNumber), caseId, member })
  }
  return listFor({ batch, counterpart }, persons).map((row) => {
    const person = persons.find(({ no }) => no === row[0])
    if (person === undefined) return [...row]
    const outcome = answer(counterpart, person.member, person.caseId)
    return [...row.slice(0, 3), OUTCOME_WORDS[outcome], outcome === 'record' ? '一条记录' : '', today(town)]
  })
}

export const uploadTable = async (town: Town, rows: readonly (readonly (string | number | boolean | null)[])[]) =>
  town.upload('cityReviewer', 'table', await excelTables.write({ sheet: '名单', rows }))

export const importList = async (
  town: Town,
  batch: CheckBatchId,
  counterpart: Counterpart,
  answer: Answering = () => 'no-record',
) => {
  const file = await uploadTable(town, await filledList(town, batch, counterpart, answer))
  return town.tell('cityReviewer', 'crosscheck.import', { batch, counterpart, file })
}

export const startCheck = async (town: Town, cases: readonly CaseId[], counterparts = COUNTERPARTS) =>
  (
    await town.tell('cityReviewer', 'crosscheck.createBatch', {
      org: ORG.city.id,
      cases: [...cases],
      counterparts: [...counterparts],
    })
  ).batch

/** The next step of the case: the counterparts answer without a hit. One counterpart is enough where the test is about something else. */
const crosscheckOn = async (town: Town, from: Walked, counterparts = COUNTERPARTS): Promise<Walked> => {
  const batch = await startCheck(town, [from.caseId], counterparts)
  for (const counterpart of counterparts) await importList(town, batch, counterpart)
  const on = await now(town, from.caseId)
  return { ...(await town.tell('cityReviewer', 'crosscheck.complete', {}, on)), worker: from.worker }
}

/** The next step of the case: the base union posts the notice. */
export const postOn = async (town: Town, from: Walked, about: Submitting = {}): Promise<Walked> => {
  const [officer] = officersAt(about)
  const photo = await town.upload(officer, 'notice-photo')
  const input = { postedOn: today(town), photo, remark: '' }
  return { ...(await town.tell(officer, 'notice.post', input, from)), worker: from.worker }
}

/** The next step of the case: the base union takes the notice down, on the day after the last day of the notice. */
export const takeDownOn = async (town: Town, from: Walked, about: Submitting = {}): Promise<Walked> => {
  const [officer] = officersAt(about)
  const { notice } = await caseOf(town, from.caseId)
  const end = notice === undefined ? undefined : endOf(notice)
  if (end === undefined) throw new Error('no notice is up, or its end cannot be counted')
  setDay(town, addDays(end, 1))
  const photo = await town.upload(officer, 'notice-photo')
  return { ...(await town.tell(officer, 'notice.takeDown', { photo }, from)), worker: from.worker }
}

export const approveOn = async (town: Town, from: Walked, about: Submitting = {}): Promise<Walked> => {
  const reviewer = about.base?.id === ORG.directBase.id ? 'cityReviewer' : 'countyReviewer'
  return { ...(await town.tell(reviewer, 'review.approve', { opinion: '同意' }, from)), worker: from.worker }
}

const determineOn = async (town: Town, from: Walked): Promise<Walked> => {
  const { sheet } = await town.tell('cityReviewer', 'determination.sheet', { caseId: from.caseId })
  if (sheet.result === 'none') throw new Error('the sheet supports no class')
  const input = { class: sheet.result, level: 'city' as const, reasons: '符合认定标准', sheetNet: sheet.net }
  return { ...(await town.tell('cityReviewer', 'determination.determine', input, from)), worker: from.worker }
}

/** Takes the case one step further from its stage, whatever the policy's stage order. */
export const stepOn = async (town: Town, from: Walked, about: Submitting = {}): Promise<Walked> => {
  const [officer] = officersAt(about)
  const few: readonly Counterpart[] = ['vehicles']
  const steps: Partial<Record<Stage, () => Promise<Walked>>> = {
    submitted: async () => ({ ...(await town.tell(officer, 'case.accept', {}, from)), worker: from.worker }),
    surveying: () => surveyAgain(town, from, about),
    deliberating: () => deliberateOn(town, from, about),
    'deliberating-above': () => deliberateAboveOn(town, from, about),
    crosschecking: () => crosscheckOn(town, from, few),
    'to-post': () => postOn(town, from, about),
    'on-notice': () => takeDownOn(town, from, about),
    'county-review': () => approveOn(town, from, about),
    determining: () => determineOn(town, from),
  }
  const step = steps[from.stage]
  if (step === undefined) throw new Error(`nothing follows ${from.stage}`)
  return step()
}

/** Takes a household from the application to `stage`. */
export const walkTo = async (town: Town, stage: Stage, about: Submitting = {}): Promise<Walked> => {
  let at: Walked = await submitted(town, about)
  while (at.stage !== stage)
    at = await (stage === 'deliberating-above' && at.stage === 'deliberating' ? handUpOn : stepOn)(town, at, about)
  return at
}
