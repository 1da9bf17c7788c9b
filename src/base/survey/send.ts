import type { CaseId, FileId } from '@domain/kernel/ids'
import { REFUSALS } from '@domain/kernel/refusals'
import type { Refusal } from '@domain/kernel/result'
import { command, upload } from '@src/gateway'
import { noteOnPhone, onPhone, readDoc, whileOpen, wipe, withPicture, writeDoc } from '@src/gateway/offline-kit'
import { afterSending, picturesOf, recordOf, SurveyDraft, withReceived } from './draft'

/** Cases with a survey on this phone that the cloud does not have yet. */
export const draftedCases = (): readonly CaseId[] => onPhone().flatMap(({ caseId, begun }) => (begun ? [caseId] : []))

/** `locked`: the key is needed first. `broken`: the stored data was altered. */
export const surveyHere = (caseId: CaseId): SurveyDraft | 'none' | 'locked' | 'broken' => {
  const kept = readDoc(caseId, 'draft')
  if (kept === 'missing') return 'none'
  if (typeof kept === 'string') return kept
  const draft = SurveyDraft.safeParse(kept.value)
  return draft.success ? draft.data : 'broken'
}

export const loadSurvey = (caseId: CaseId): SurveyDraft | undefined => {
  const here = surveyHere(caseId)
  return typeof here === 'string' ? undefined : here
}

/**
 * `unsent`: it contains entries made by people, which must not be lost. False when the phone has no space left or is locked.
 */
export const saveSurvey = (draft: SurveyDraft, unsent = true): boolean => {
  const { caseId } = draft
  const noted = onPhone().find((one) => one.caseId === caseId)
  // a draft missing from the list would neither be shown nor sent, so list and draft are stored together or not at all
  if ((noted?.begun !== true || (unsent && !noted.unsent)) && !noteOnPhone(caseId, { begun: true, unsent }))
    return false
  if (writeDoc(caseId, 'draft', draft)) return true
  if (noted?.begun !== true) noteOnPhone(caseId, { begun: false, unsent: false })
  return false
}

/** Deletes everything of this household from the phone: survey, papers and pictures. */
export const dropSurvey = (draft: Pick<SurveyDraft, 'caseId'>): Promise<void> => wipe(draft.caseId)

export type Sending =
  | { readonly state: 'done' }
  | { readonly state: 'waiting'; readonly draft: SurveyDraft }
  | { readonly state: 'refused'; readonly draft: SurveyDraft; readonly refusal: Refusal }

/** Stores the outcome of sending; answers changed during the sending are kept. */
const keepSent = (sent: SurveyDraft): boolean => saveSurvey(afterSending(loadSurvey(sent.caseId) ?? sent, sent))

const LATER: ReadonlySet<Refusal['code']> = new Set<Refusal['code']>(['UNAVAILABLE', 'BUSY', 'UPGRADING'])
const isLater = (refusal: Refusal): boolean => LATER.has(refusal.code)

const end = (draft: SurveyDraft, refusal: Refusal): Sending => {
  if (isLater(refusal)) return { state: 'waiting', draft }
  const back = { ...draft, waiting: false }
  keepSent(back)
  return { state: 'refused', draft: back, refusal }
}

const received = async (caseId: CaseId, id: string, signature: boolean): Promise<FileId | Refusal> => {
  const answer = await withPicture(caseId, id, (local) => upload(signature ? 'signature' : 'survey-photo', local))
  if (typeof answer === 'string') return { code: 'FILE_NOT_RECEIVED' }
  return answer.ok ? answer.value : answer.refusal
}

const under = new Map<CaseId, Promise<Sending>>()

/**
 * Uploads the pictures one by one, noting each as soon as the cloud has it, then sends the record. Without a connection
 * everything stays on the phone, marked as waiting, and the next try continues where this one ended.
 */
const sendNow = async (begun: SurveyDraft, tell: (done: number, all: number) => void): Promise<Sending> => {
  let draft: SurveyDraft = { ...begun, waiting: true }
  keepSent(draft)
  const pictures = picturesOf(draft)
  for (const [at, { kept, signature }] of pictures.entries()) {
    tell(at, pictures.length)
    if (kept.file !== undefined) continue
    const got = await received(draft.caseId, kept.id, signature)
    if (typeof got !== 'string') return end(draft, got)
    draft = withReceived(draft, kept.id, got)
    keepSent(draft)
  }
  const answer = await command(draft.again === true ? 'survey.recordAgain' : 'survey.record', recordOf(draft), {
    caseId: draft.caseId,
    version: draft.version,
  })
  if (!answer.ok) return end(draft, answer.refusal)
  await dropSurvey(draft)
  return { state: 'done' }
}

/** Sends a survey; concurrent calls for the same case share one run. */
export const sendSurvey = (
  draft: SurveyDraft,
  tell: (done: number, all: number) => void = () => {},
): Promise<Sending> => {
  const running = under.get(draft.caseId)
  if (running !== undefined) return running
  const sending = whileOpen(() => sendNow(draft, tell)).finally(() => under.delete(draft.caseId))
  under.set(draft.caseId, sending)
  return sending
}

export const isStale = (refusal: Refusal): boolean => REFUSALS[refusal.code] === 'reload'
