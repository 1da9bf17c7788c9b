import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { ask, useMe, usePolicy } from '@src/gateway'
import { pagesAhead } from '@src/gateway/navigation/pages-ahead'
import { takeAlong, whileOpen } from '@src/gateway/offline-kit'
import { offlineKitText } from '@src/text/offline-kit'
import { useCallback, useState } from 'react'
import { FOR_A_VISIT } from '../paths'
import { beginSurvey } from '../survey/begin'
import { draftedCases } from '../survey/send'

export type Took = {
  /** number of households now completely on this phone */
  readonly done: number
  readonly room: boolean
  /** some papers could not be downloaded */
  readonly cut: boolean
  readonly refusal?: Refusal
}
type One = 'done' | 'not-now' | 'no-room' | 'cut' | Refusal

const NOTHING: Took = { done: 0, room: true, cut: false }
const after = (took: Took, one: One): Took => {
  if (one === 'done') return { ...took, done: took.done + 1 }
  if (one === 'no-room') return { ...took, room: false }
  if (one === 'cut') return { ...took, cut: true }
  return one === 'not-now' ? took : { ...took, refusal: one }
}
/** Whether to try the next household: without space or connection it would fail as well. */
const goesOn = (one: One): boolean => one === 'done' || one === 'not-now'

type Given = Parameters<typeof beginSurvey>[1]
type Tell = (have: number, of: number) => void

/** Begins the survey at once, because the list of possible surveyors cannot be loaded at the worker's home. */
const begin = async (view: CaseView, given: Given): Promise<One> => {
  if (draftedCases().includes(view.row.id)) return 'done'
  const begun = await beginSurvey(view, given)
  if (!begun.ok) return begun.refusal
  return begun.value.kept ? 'done' : 'no-room'
}

const takeOne = async (caseId: CaseId, given: Given, tell: Tell): Promise<One> => {
  const opened = await ask('case.open', { caseId })
  if (!opened.ok) return opened.refusal
  if (!opened.value.actions.includes('recordSurvey')) return 'not-now'
  const begun = await begin(opened.value, given)
  if (begun !== 'done') return begun
  const taken = await takeAlong(opened.value, given.today, tell)
  if (typeof taken === 'string') return taken === 'taken' ? 'done' : taken
  return taken.refusal.code === 'UNAVAILABLE' ? 'cut' : taken.refusal
}

/** Adds households to the offline kit one after the other and reports the progress. The key must be open. */
export const useTake = (onTaken: () => void) => {
  const { today } = useMe()
  const { policy } = usePolicy()
  const [progress, setProgress] = useState<string>()
  const [took, setTook] = useState<Took>()
  const run = useCallback(
    async (ids: readonly CaseId[]): Promise<void> => {
      if (today === undefined || policy === undefined) return
      setTook(undefined)
      // without the code of these pages the kit could not be opened offline
      if (!(await pagesAhead(FOR_A_VISIT))) {
        setTook({ ...NOTHING, cut: true })
        return
      }
      let sum = NOTHING
      for (const [at, id] of ids.entries()) {
        const head = offlineKitText.taking(at + 1, ids.length)
        setProgress(head)
        const outcome = await whileOpen(() =>
          takeOne(id, { today, policy }, (have, of) =>
            setProgress(`${head}${of === 0 ? '' : offlineKitText.papers(have, of)}`),
          ),
        )
        sum = after(sum, outcome)
        if (!goesOn(outcome)) break
      }
      setProgress(undefined)
      setTook(sum)
      onTaken()
    },
    [today, policy, onTaken],
  )
  return { run, progress, took }
}
