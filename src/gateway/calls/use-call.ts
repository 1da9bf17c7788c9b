import type { CallInput, CallOutput, CommandName, QueryName } from '@domain/contract'
import type { Answer } from '@domain/contract/call'
import type { Refusal } from '@domain/kernel/result'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, type CallOptions, command } from './call'
import { signInRound } from './presence'
import { after, followSteps } from './steps-taken'

export type Query<T> = {
  readonly data: T | undefined
  readonly refusal: Refusal | undefined
  readonly loading: boolean
  readonly reload: () => Promise<void>
  /** how often a step's answer has replaced the shown data */
  readonly brought: number
}

type Options = {
  readonly skip?: boolean
  /** updates the data when steps on this phone change the case; forms do not, so that their prefilled values stay */
  readonly follow?: boolean
}

/** Runs a query when the page opens and whenever the input changes. While it reloads, the last answer stays on the screen. */
export const useQuery = <N extends QueryName>(
  name: N,
  input: CallInput<N>,
  { skip = false, follow = false }: Options = {},
): Query<CallOutput<N>> => {
  const [data, setData] = useState<CallOutput<N>>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [loading, setLoading] = useState(!skip)
  const [brought, setBrought] = useState(0)
  const turn = useRef(0)
  const shown = useRef(data)
  shown.current = data
  const round = signInRound.use()
  const body = JSON.stringify(input)
  const reload = useCallback(async () => {
    turn.current += 1
    const mine = turn.current
    setLoading(true)
    const answer = await ask(name, JSON.parse(body) as CallInput<N>)
    if (mine !== turn.current) return // a later query is already running
    setLoading(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (answer.ok) setData(answer.value)
  }, [name, body])
  useEffect(() => {
    if (skip) setLoading(false)
    else void reload()
    return () => {
      turn.current += 1
    }
  }, [skip, reload])
  const asked = useRef(round)
  useEffect(() => {
    if (asked.current === round) return
    asked.current = round // a query refused without sign-in is repeated after sign-in
    if (!skip) void reload()
  }, [skip, reload, round])
  useEffect(() => {
    if (!follow) return undefined
    return followSteps((step) => {
      const before = shown.current
      const next = before && after(before, step)
      if (next === before) return
      if (next === undefined) {
        void reload()
        return
      }
      turn.current += 1 // a running query was sent before the step, so its answer is discarded
      setLoading(false)
      setData(next)
      setBrought((times) => times + 1)
    })
  }, [follow, reload])
  return { data, refusal, loading, reload, brought }
}

export type Command<N extends CommandName> = {
  readonly run: (input: CallInput<N>, options?: CallOptions) => Promise<Answer<CallOutput<N>>>
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  readonly clear: () => void
}

/** A command of a page. A second tap while the first is in progress waits for the first answer. */
export const useCommand = <N extends CommandName>(name: N): Command<N> => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const under = useRef<Promise<Answer<CallOutput<N>>>>()
  const run = useCallback(
    (input: CallInput<N>, options: CallOptions = {}) => {
      if (under.current !== undefined) return under.current
      setBusy(true)
      setRefusal(undefined)
      const answering = command(name, input, options).then((answer) => {
        under.current = undefined
        setBusy(false)
        setRefusal(answer.ok ? undefined : answer.refusal)
        return answer
      })
      under.current = answering
      return answering
    },
    [name],
  )
  const clear = useCallback(() => setRefusal(undefined), [])
  return { run, busy, refusal, clear }
}
