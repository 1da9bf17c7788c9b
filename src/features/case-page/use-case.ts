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
  /** entries that came in since the reader's version was found stale */
  readonly news: readonly LogLine[]
  readonly staleFrom: number | undefined
  /** what the reader had on the screen when the cloud said it was no longer so */
  readonly markStale: (version: number | undefined) => void
}

/** A case on the screen; read anew whenever the page comes back into view, and as the steps leave it that are taken on this phone. */
export const useCase = (caseId: CaseId, follow = true): OpenedCase => {
  const asked = useQuery('case.open', { caseId }, { follow })
  const [staleFrom, markStale] = useState<number>()
  useAskOnReturn(asked)
  const view = asked.data
  const news = staleFrom === undefined || view === undefined ? [] : view.log.filter((line) => line.seq > staleFrom)
  return { ...asked, view, news, staleFrom, markStale }
}

/** Steps on one case, which its page may send. */
export type CaseCommand = {
  [N in CallName]: (typeof CALLS)[N] extends { readonly scope: 'case'; readonly action: Action } ? N : never
}[CallName]

export type Deed = {
  /** true once the cloud has taken it; the page then shows the case as it has become */
  readonly run: <N extends CaseCommand>(name: N, input: CallInput<N>, done: string) => Promise<boolean>
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  /** what was done last, in words */
  readonly done: string | undefined
  readonly clear: () => void
}

/**
 * Sends a command decided on the case as it stands on the screen. A second tap while the first is
 * under way does nothing. When the case has moved on meanwhile, nothing is done: the page is read
 * anew and says what changed.
 */
export const useDeed = ({ view, reload, markStale }: OpenedCase): Deed => {
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
