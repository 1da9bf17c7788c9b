import type { CallOutput } from '@domain/contract'
import type { FileId, OrgId } from '@domain/kernel/ids'
import { useCommand } from '@src/gateway'
import { useState } from 'react'

type Answer = CallOutput<'org.import'>
/** Where a run through the table is: `at` counts its rows. */
export type Run = Pick<Answer, 'added' | 'known' | 'invited' | 'rows'> & { readonly at: number; readonly done: boolean }

const NONE = { added: 0, known: 0, invited: 0 }

/**
 * Goes through the table call after call, first to try and then to write. A run that was interrupted goes on where it stopped:
 * what an earlier call has written is told as known.
 */
export const useImport = (org: OrgId | undefined, file: FileId | undefined) => {
  const { run, busy, refusal, clear } = useCommand('org.import')
  const [first, setFirst] = useState<Answer>()
  const [tried, setTried] = useState<Run>()
  const [written, setWritten] = useState<Run>()
  const goThrough = async (write: boolean, before: Run | undefined, show: (now: Run) => void): Promise<void> => {
    if (org === undefined || file === undefined) return
    let sum = before ?? { ...NONE, rows: 0, at: 0, done: false }
    while (!sum.done) {
      const from = sum.at
      const answer = await run({ org, file, write, from }, { keyFor: `${file}:${write}:${from}` })
      if (!answer.ok) return
      const { added, known, invited, rows, next } = answer.value
      if (!write && from === 0) setFirst(answer.value)
      sum = {
        ...{ added: sum.added + added, known: sum.known + known, invited: sum.invited + invited },
        ...{ rows, at: next ?? rows, done: next === undefined },
      }
      show(sum)
    }
  }
  return {
    ...{ first, tried, written, busy, refusal },
    again: () => {
      clear()
      for (const set of [setFirst, setTried, setWritten]) set(undefined)
    },
    attempt: () => goThrough(false, tried, setTried),
    write: () => goThrough(true, written, setWritten),
  }
}
