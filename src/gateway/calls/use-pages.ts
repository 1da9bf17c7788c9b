import type { CallInput, CallOutput, QueryName } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask } from './call'

/** Calls that answer page by page, with a cursor for the next page. */
export type PagedName = { [N in QueryName]: 'next' extends keyof CallOutput<N> ? N : never }[QueryName]

export type Pages<T> = {
  /** all pages loaded so far, the first page first */
  readonly pages: readonly T[]
  /** true until the first page has loaded */
  readonly loading: boolean
  readonly loadingMore: boolean
  readonly refusal: Refusal | undefined
  /** loads the next page; undefined once the list is complete */
  readonly more: (() => Promise<void>) | undefined
  /** starts again from the first page */
  readonly reload: () => Promise<void>
}

const cursorOf = (page: object | undefined): string | undefined =>
  page !== undefined && 'next' in page && typeof page.next === 'string' ? page.next : undefined

/** A list loaded page by page; a changed input starts it again. */
export const usePages = <N extends PagedName>(
  name: N,
  input: CallInput<N>,
  { skip = false }: { readonly skip?: boolean } = {},
): Pages<CallOutput<N>> => {
  const [pages, setPages] = useState<readonly CallOutput<N>[]>([])
  const [refusal, setRefusal] = useState<Refusal>()
  const [asking, setAsking] = useState<'first' | 'more' | undefined>(skip ? undefined : 'first')
  const turn = useRef(0)
  const body = JSON.stringify(input)
  const read = useCallback(
    async (cursor: string | undefined) => {
      turn.current += 1
      const mine = turn.current
      setAsking(cursor === undefined ? 'first' : 'more')
      const given = JSON.parse(body) as CallInput<N>
      const answer = await ask(name, cursor === undefined ? given : { ...given, cursor })
      if (mine !== turn.current) return // another list has been requested since
      setAsking(undefined)
      setRefusal(answer.ok ? undefined : answer.refusal)
      if (answer.ok) setPages((seen) => (cursor === undefined ? [answer.value] : [...seen, answer.value]))
    },
    [name, body],
  )
  useEffect(() => {
    setPages([])
    if (skip) setAsking(undefined)
    else void read(undefined)
    return () => {
      turn.current += 1
    }
  }, [skip, read])
  const cursor = cursorOf(pages[pages.length - 1])
  return {
    pages,
    loading: asking === 'first' && pages.length === 0,
    loadingMore: asking === 'more',
    refusal,
    more: cursor === undefined ? undefined : () => read(cursor),
    reload: () => read(undefined),
  }
}
