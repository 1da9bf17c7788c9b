import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { ask, useMe, usePolicy } from '@src/gateway'
import { pagesAhead } from '@src/gateway/navigation/pages-ahead'
import { takeAlong, whileOpen } from '@src/gateway/offline-kit'
import { takingText } from '@src/text/taking'
import { useCallback, useState } from 'react'
import { FOR_A_VISIT } from '../paths'
import { beginSurvey } from '../survey/begin'
import { draftedCases } from '../survey/send'

export type Took = {
  /** households of which everything is here now */
  readonly done: number
  readonly room: boolean
  /** some papers did not come through */
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
/** Without room or signal the next household fares no better. */
const goesOn = (one: One): boolean => one === 'done' || one === 'not-now'

type Given = Parameters<typeof beginSurvey>[1]
type Tell = (have: number, of: number) => void

/** The survey itself is begun at once: at the home there is nobody to ask who the surveyors are. */
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

/** Takes households along, one after the other, and says how far it is. The key has to be open. */
export const useTake = (onTaken: () => void) => {
  const { today } = useMe()
  const { policy } = usePolicy()
  const [progress, setProgress] = useState<string>()
  const [took, setTook] = useState<Took>()
  const run = useCallback(
    async (ids: readonly CaseId[]): Promise<void> => {
      if (today === undefined || policy === undefined) return
      setTook(undefined)
      // without the pages themselves what was taken could not be opened
      if (!(await pagesAhead(FOR_A_VISIT))) {
        setTook({ ...NOTHING, cut: true })
        return
      }
      let sum = NOTHING
      for (const [at, id] of ids.entries()) {
        const head = takingText.taking(at + 1, ids.length)
        setProgress(head)
        const outcome = await whileOpen(() =>
          takeOne(id, { today, policy }, (have, of) =>
            setProgress(`${head}${of === 0 ? '' : takingText.papers(have, of)}`),
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
