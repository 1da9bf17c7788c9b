import type { CaseId, FileId } from '@domain/kernel/ids'
import { REFUSALS } from '@domain/kernel/refusals'
import type { Refusal } from '@domain/kernel/result'
import { call, dropDraft, dropKept, keptFile, loadDraft, saveDraft, upload } from '@src/gateway'
import * as z from 'zod/mini'
import { afterSending, picturesOf, recordOf, SurveyDraft, withReceived } from './draft'

const keyOf = (caseId: CaseId): string => `survey:${caseId}`
const LIST = 'survey:list'
const List = z.array(z.custom<CaseId>((value) => typeof value === 'string'))

/** Cases with a survey on this phone that the cloud does not have yet. */
export const draftedCases = (): readonly CaseId[] => {
  const list = List.safeParse(loadDraft(LIST))
  return list.success ? list.data : []
}

export const loadSurvey = (caseId: CaseId): SurveyDraft | undefined => {
  const kept = SurveyDraft.safeParse(loadDraft(keyOf(caseId)))
  return kept.success ? kept.data : undefined
}

/** False when this phone has no room left. */
export const saveSurvey = (draft: SurveyDraft): boolean => {
  // one that is not on the list would neither be shown nor sent: nothing is kept unless both are
  if (!draftedCases().includes(draft.caseId) && !saveDraft(LIST, [...draftedCases(), draft.caseId])) return false
  return saveDraft(keyOf(draft.caseId), draft)
}

export const dropSurvey = async (draft: SurveyDraft): Promise<void> => {
  saveDraft(
    LIST,
    draftedCases().filter((id) => id !== draft.caseId),
  )
  dropDraft(keyOf(draft.caseId))
  for (const { kept } of picturesOf(draft)) await dropKept(kept.id)
}

export type Sending =
  | { readonly state: 'done' }
  | { readonly state: 'waiting'; readonly draft: SurveyDraft }
  | { readonly state: 'refused'; readonly draft: SurveyDraft; readonly refusal: Refusal }

/** Keeps what sending has found out; answers that were changed meanwhile stay as they are now. */
const keepSent = (sent: SurveyDraft): boolean => saveSurvey(afterSending(loadSurvey(sent.caseId) ?? sent, sent))

const LATER: ReadonlySet<Refusal['code']> = new Set<Refusal['code']>(['UNAVAILABLE', 'BUSY', 'UPGRADING'])
const isLater = (refusal: Refusal): boolean => LATER.has(refusal.code)

const end = (draft: SurveyDraft, refusal: Refusal): Sending => {
  if (isLater(refusal)) return { state: 'waiting', draft }
  const back = { ...draft, waiting: false }
  keepSent(back)
  return { state: 'refused', draft: back, refusal }
}

const received = async (id: string, signature: boolean): Promise<FileId | Refusal> => {
  const local = await keptFile(id)
  if (local === undefined) return { code: 'FILE_NOT_RECEIVED' }
  const answer = await upload(signature ? 'signature' : 'survey-photo', local)
  return answer.ok ? answer.value : answer.refusal
}

const under = new Map<CaseId, Promise<Sending>>()

/**
 * Pictures first, one by one, each remembered as soon as the cloud has it; then the record. Without a
 * signal everything stays on the phone, marked as waiting, and the next try goes on where this one ended.
 */
const sendNow = async (begun: SurveyDraft, tell: (done: number, all: number) => void): Promise<Sending> => {
  let draft: SurveyDraft = { ...begun, waiting: true }
  keepSent(draft)
  const pictures = picturesOf(draft)
  for (const [at, { kept, signature }] of pictures.entries()) {
    tell(at, pictures.length)
    if (kept.file !== undefined) continue
    const got = await received(kept.id, signature)
    if (typeof got !== 'string') return end(draft, got)
    draft = withReceived(draft, kept.id, got)
    keepSent(draft)
  }
  const answer = await call('survey.record', recordOf(draft), { caseId: draft.caseId, version: draft.version })
  if (!answer.ok) return end(draft, answer.refusal)
  await dropSurvey(draft)
  return { state: 'done' }
}

/** One sending per case at a time, whoever asks. */
export const sendSurvey = (
  draft: SurveyDraft,
  tell: (done: number, all: number) => void = () => {},
): Promise<Sending> => {
  const running = under.get(draft.caseId)
  if (running !== undefined) return running
  const sending = sendNow(draft, tell).finally(() => under.delete(draft.caseId))
  under.set(draft.caseId, sending)
  return sending
}

export const isStale = (refusal: Refusal): boolean => REFUSALS[refusal.code].retry === 'reload'
