import type { FileId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import {
  type FilePurpose,
  type LocalFile,
  letGo,
  noteArrived,
  putBy,
  stillWaiting,
  takeArrived,
  upload,
  useOnline,
} from '@src/gateway'
import { useEffect, useRef, useState } from 'react'

/** `refusal`: it has not arrived and says why. Neither: it waits for its turn. */
export type Pending = {
  readonly id: string
  readonly local: LocalFile
  readonly state: 'waiting' | 'sending' | 'again'
  readonly refusal?: Refusal
  /** put by on the phone: sent even if the app is closed meanwhile, once the page is open again */
  readonly kept: boolean
  /** takes this one's place when it has arrived */
  readonly instead?: FileId | undefined
}

/** The signal's fault, not the picture's: sent again without being chosen again. */
export const lostOnTheWay = (refusal: Refusal): boolean =>
  refusal.code === 'UNAVAILABLE' || refusal.code === 'BUSY' || refusal.code === 'FILE_NOT_RECEIVED'

type Row = {
  /** what the page in front knows; answers of uploads begun by an earlier drawing of it are told here */
  value: readonly FileId[]
  tell: (value: FileId[]) => void
  /** not there while no page shows the row */
  show: ((pending: readonly Pending[]) => void) | undefined
  pending: readonly Pending[]
  readonly locals: Record<string, LocalFile>
  busy: boolean
}
/** Rows with a name go on while their page is away; each is known by that name to whatever page shows it next. */
const rows = new Map<string, Row>()
const newRow = (): Row => ({
  value: [],
  tell: () => undefined,
  show: undefined,
  pending: [],
  locals: {},
  busy: false,
})
const rowOf = (name: string | undefined): Row => {
  if (name === undefined) return newRow()
  const row = rows.get(name) ?? newRow()
  rows.set(name, row)
  return row
}

const put = (row: Row, pending: readonly Pending[]): void => {
  row.pending = pending
  row.show?.(pending)
}
const change = (row: Row, id: string, patch: Partial<Pending>): void =>
  put(
    row,
    row.pending.map((one) => (one.id === id ? { ...one, ...patch } : one)),
  )

const arrived = (row: Row, { local, instead }: Pending, file: FileId): void => {
  row.locals[file] = local
  const replaced = instead !== undefined && row.value.includes(instead)
  row.value = replaced ? row.value.map((one) => (one === instead ? file : one)) : [...row.value, file]
  row.tell([...row.value])
}

let count = 0

const sendOne = async (row: Row, name: string | undefined, purpose: FilePurpose, one: Pending): Promise<void> => {
  change(row, one.id, { state: 'sending' })
  const answer = await upload(purpose, one.local)
  if (!row.pending.some(({ id }) => id === one.id)) return // taken away meanwhile
  if (!answer.ok) {
    change(row, one.id, { state: 'again', refusal: answer.refusal })
    return
  }
  put(
    row,
    row.pending.filter(({ id }) => id !== one.id),
  )
  arrived(row, one, answer.value)
  if (name === undefined) return
  // the form itself may be gone as well, and with it whoever was told
  if (row.show === undefined) noteArrived(name, answer.value)
  if (one.kept) await letGo(name, one.id)
}

/** One after another: on a weak signal three uploads at once all fail. */
const work = async (row: Row, name: string | undefined, purpose: FilePurpose): Promise<void> => {
  if (row.busy) return
  row.busy = true
  for (;;) {
    const next = row.pending.find(({ state }) => state === 'waiting')
    if (next === undefined) break
    await sendOne(row, name, purpose, next)
  }
  row.busy = false
}

/** What is on its way, beside what has arrived. The parent knows only files that the cloud has received and looked at. */
export const useSending = (
  purpose: FilePurpose,
  value: readonly FileId[],
  onChange: (value: FileId[]) => void,
  name?: string,
) => {
  const [row] = useState(() => rowOf(name))
  const [pending, setPending] = useState(row.pending)
  row.value = value
  row.tell = onChange
  useEffect(() => {
    row.show = setPending
    setPending(row.pending)
    return () => {
      row.show = undefined
    }
  }, [row])
  const start = (): void => void work(row, name, purpose)
  const begin = useRef(start)
  begin.current = start
  useEffect(() => {
    if (name === undefined) return
    const untold = takeArrived(name).filter((file) => !row.value.includes(file))
    if (untold.length > 0) row.tell([...row.value, ...untold])
    void stillWaiting(name).then((found) => {
      const putThere = new Set(found.map(({ id }) => id))
      const known = new Set(row.pending.map(({ id }) => id))
      const more = found.filter(({ id }) => !known.has(id))
      put(row, [
        // of a form handed in meanwhile nothing is left
        ...row.pending.filter(({ id, kept, state }) => !kept || state === 'sending' || putThere.has(id)),
        ...more.map((one): Pending => ({ ...one, state: 'waiting', kept: true })),
      ])
      begin.current()
    })
  }, [row, name])
  const online = useOnline()
  useEffect(() => {
    const lost = row.pending.filter(({ refusal }) => refusal !== undefined && lostOnTheWay(refusal))
    if (!online || lost.length === 0) return
    for (const { id } of lost) change(row, id, { state: 'waiting' })
    begin.current()
  }, [row, online])
  const add = async (files: readonly LocalFile[], instead?: FileId): Promise<void> => {
    for (const chosen of files) {
      count += 1
      const kept = name === undefined ? undefined : await putBy(name, chosen)
      const one = { id: kept?.id ?? `now-${count}`, local: kept?.local ?? chosen, kept: kept !== undefined, instead }
      put(row, [...row.pending, { ...one, state: 'waiting' }])
      start()
    }
  }
  const drop = (id: string): void => {
    const gone = row.pending.find((one) => one.id === id)
    put(
      row,
      row.pending.filter((one) => one.id !== id),
    )
    if (gone?.kept === true && name !== undefined) void letGo(name, id)
  }
  const again = (id: string): void => {
    change(row, id, { state: 'waiting' })
    start()
  }
  return { pending, locals: row.locals, add, drop, again }
}
