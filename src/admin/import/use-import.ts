import type { CallInput, CallOutput } from '@domain/contract'
import type { FileId, OrgId } from '@domain/kernel/ids'
import type { Told } from '@src/features/table-import'
import { useCommand } from '@src/gateway'
import { useState } from 'react'

type Answer = CallOutput<'org.import'>
/** A run through the whole table, and how it was read. */
export type Run = Pick<Answer, 'added' | 'known' | 'invited' | 'wrong' | 'problems' | 'seen'> & {
  readonly read: number
}
/** Where a run is: `at` counts the rows. */
type Columns = NonNullable<CallInput<'org.import'>['columns']>
type Going = { readonly at: number; readonly rows: number; readonly write: boolean }

/** The sum of a run after another call. */
const onward = (sum: Run | undefined, { rows, wrong, problems, seen, added, known, invited }: Answer): Run => ({
  ...(sum ?? { read: rows, wrong, problems, seen }),
  ...{ added: (sum?.added ?? 0) + added, known: (sum?.known ?? 0) + known, invited: (sum?.invited ?? 0) + invited },
})

/**
 * Goes through the table call after call, first to try and then to write. A run that was interrupted is begun again: what it has
 * written is told as known. The columns that the trial has shown are those that are written.
 */
export const useImport = (org: OrgId | undefined) => {
  const { run, busy, refusal } = useCommand('org.import')
  const [going, setGoing] = useState<Going>()
  const [taken, setTaken] = useState<Columns>({})
  const goThrough = async (file: FileId, { sheet, columns: chosen }: Told, dry: boolean): Promise<Run | undefined> => {
    const read = (by: Columns) => ({
      ...(sheet === undefined ? {} : { sheet }),
      ...(Object.keys(by).length === 0 ? {} : { columns: by }),
    })
    let columns: Columns = dry ? { ...chosen } : { ...taken, ...chosen }
    let sum: Run | undefined
    for (let from: number | undefined = 0; org !== undefined && from !== undefined; ) {
      const input = { org, file, write: !dry, from, ...read(columns) }
      const answer: Awaited<ReturnType<typeof run>> = await run(input, { keyFor: `${file}:${!dry}:${from}` })
      setGoing(undefined)
      if (!answer.ok) return undefined
      sum = onward(sum, answer.value)
      columns = { ...sum.seen?.taken, ...columns }
      from = answer.value.next
      if (from !== undefined) setGoing({ at: from, rows: sum.read, write: !dry })
    }
    if (dry) setTaken(columns)
    return sum
  }
  return { run: goThrough, going, busy, refusal }
}
