import type { Action } from '@domain/application/action'
import type { CALLS, CallInput, CallName } from '@domain/contract'
import type { CaseView, LogLine } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { REFUSALS } from '@domain/kernel/refusals'
import type { Refusal } from '@domain/kernel/result'
import { command, type Query, useAskOnReturn, useQuery } from '@src/gateway'
import { useCallback, useRef, useState } from 'react'

export type OpenedCase = Query<CaseView> & {
  readonly view: CaseView | undefined
  /** entries added since the reader's version became outdated */
  readonly news: readonly LogLine[]
  readonly staleFrom: number | undefined
  /** called with the reader's version when the cloud answered that it is outdated */
  readonly markStale: (version: number | undefined) => void
}

/** A case on the screen; reloaded whenever the page becomes visible again, and updated by steps taken on this phone. */
export const useCase = (caseId: CaseId, follow = true): OpenedCase => {
  const asked = useQuery('case.open', { caseId }, { follow })
  const [staleFrom, markStale] = useState<number>()
  useAskOnReturn(asked)
  const view = asked.data
  const news = staleFrom === undefined || view === undefined ? [] : view.log.filter((line) => line.seq > staleFrom)
  return { ...asked, view, news, staleFrom, markStale }
}

/** The steps that the page of a case can send. */
export type CaseCommand = {
  [N in CallName]: (typeof CALLS)[N] extends { readonly scope: 'case'; readonly action: Action } ? N : never
}[CallName]

export type CaseStep = {
  /** true once the cloud has accepted the command; the page then shows the changed case */
  readonly run: <N extends CaseCommand>(name: N, input: CallInput<N>, done: string) => Promise<boolean>
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  /** the last action done, in words */
  readonly done: string | undefined
  readonly clear: () => void
}

/**
 * Sends a command with the version on the screen. A second tap while the first is in progress is ignored. When the case has
 * changed since it was loaded, the command is refused, and the page reloads and shows what changed.
 */
export const useCaseStep = ({ view, reload, markStale }: OpenedCase): CaseStep => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [done, setDone] = useState<string>()
  const under = useRef(false)
  const run = useCallback(
    async <N extends CaseCommand>(name: N, input: CallInput<N>, words: string): Promise<boolean> => {
      if (under.current || view === undefined) return false
      under.current = true
      setBusy(true)
      setRefusal(undefined)
      setDone(undefined)
      markStale(undefined)
      const answer = await command(name, input, { caseId: view.row.id, version: view.row.version })
      if (answer.ok) setDone(words)
      else {
        setRefusal(answer.refusal)
        if (REFUSALS[answer.refusal.code] === 'reload') {
          markStale(view.row.version)
          await reload()
        }
      }
      under.current = false
      setBusy(false)
      return answer.ok
    },
    [view, reload, markStale],
  )
  const clear = useCallback(() => {
    setRefusal(undefined)
    setDone(undefined)
  }, [])
  return { run, busy, refusal, done, clear }
}

/** The props of a button that takes a step; the button is off until the input is complete. */
export const stepButton = <N extends CaseCommand>(
  { run, busy }: CaseStep,
  name: N,
  input: CallInput<N> | false,
  done: string,
) => ({
  busy,
  disabled: input === false,
  onTap: () => {
    if (input !== false) void run(name, input, done)
  },
})
