import type { CallOutput } from '@domain/contract'
import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Refusal } from '@domain/kernel/result'
import Taro from '@tarojs/taro'
import { ask } from '../calls/call'
import { addressOf, isWeapp } from '../platform/place'
import { noteOnPhone, onPhone, wipe } from './on-phone'
import { picturesHere, putPicture, readDoc, writeDoc } from './sealed-store'

type Paper = CallOutput<'taking.papers'>['papers'][number]

/** Downloads straight into memory, so that no unencrypted file is written on the phone. */
const fetched = async ({ url }: Paper): Promise<Uint8Array | undefined> => {
  const address = addressOf(url)
  try {
    if (!isWeapp) {
      const reply = await fetch(address)
      return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : undefined
    }
    const reply = await Taro.request<ArrayBuffer>({ url: address, responseType: 'arraybuffer', timeout: 60_000 })
    return reply.statusCode === 200 ? new Uint8Array(reply.data) : undefined
  } catch {
    return undefined
  }
}

/** `cut`: some papers could not be downloaded; the next try downloads only those. */
export type TakeOutcome = 'taken' | 'no-room' | 'cut' | { readonly refusal: Refusal }

const takePapers = async (
  caseId: CaseId,
  today: PlainDate,
  tell: (have: number, of: number) => void,
): Promise<TakeOutcome> => {
  const answer = await ask('taking.papers', { caseId })
  if (!answer.ok) return { refusal: answer.refusal }
  const { papers } = answer.value
  const here = await picturesHere(caseId)
  let have = papers.filter(({ file }) => here.has(file)).length
  // counts as in the kit from now on, because the number of papers is known
  noteOnPhone(caseId, { on: today, have, of: papers.length })
  for (const paper of papers) {
    tell(have, papers.length)
    if (here.has(paper.file)) continue
    const bytes = await fetched(paper)
    if (bytes === undefined) return 'cut'
    if (!(await putPicture(caseId, paper.file, bytes, paper.mime))) return 'no-room'
    have += 1
    noteOnPhone(caseId, { have })
  }
  tell(have, papers.length)
  return 'taken'
}

/**
 * 带走一户: stores the case and all its papers sealed on this phone. After an interruption the next attempt downloads only the
 * missing papers. Entries of a survey already begun are not changed.
 */
export const takeAlong = async (
  view: CaseView,
  today: PlainDate,
  tell: (have: number, of: number) => void,
): Promise<TakeOutcome> => {
  const caseId = view.row.id
  if (!noteOnPhone(caseId, {}) || !writeDoc(caseId, 'view', view)) return 'no-room'
  return takePapers(caseId, today, tell)
}

/** The case as stored in the offline kit; undefined when it is not in the kit or cannot be read. */
export const viewInKit = (caseId: CaseId): { readonly view: CaseView; readonly on: PlainDate } | undefined => {
  const kept = readDoc(caseId, 'view')
  const on = onPhone().find((one) => one.caseId === caseId)?.on
  // sealed by this same code, and decryption fails if it was altered
  return typeof kept === 'string' || on === undefined ? undefined : { view: kept.value as CaseView, on }
}

/**
 * Deletes households that need no visit any more. `waiting`: those that still need one; `whole`: whether this list is complete.
 * Entries not sent yet stay, whatever the state of the case.
 */
export const leaveBehind = async (waiting: readonly CaseId[], whole: boolean): Promise<void> => {
  const gone = onPhone().filter(({ caseId, unsent }) => !unsent && !waiting.includes(caseId))
  for (const { caseId } of gone) {
    if (whole) await wipe(caseId)
    else {
      const answer = await ask('case.open', { caseId })
      if (
        answer.ok
          ? !answer.value.actions.some((one) => one === 'recordSurvey' || one === 'resurvey')
          : answer.refusal.code === 'NOT_ALLOWED'
      )
        await wipe(caseId)
    }
  }
}
