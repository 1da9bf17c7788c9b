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

/**
 * `keeping`: the file is being stored on the phone before it waits for its upload. `again`: the upload failed for the reason in
 * `refusal`.
 */
export type Pending = {
  readonly id: string
  readonly local: LocalFile
  readonly state: 'keeping' | 'waiting' | 'sending' | 'again'
  /** uploaded percentage; unknown until the upload has taken a moment */
  readonly percent?: number | undefined
  readonly refusal?: Refusal | undefined
  /**
   * the file's name in the phone's storage: if the app is closed before the upload ends, the upload continues when the page is
   * opened again
   */
  readonly kept?: string | undefined
  /** the file it replaces once it is uploaded */
  readonly instead?: FileId | undefined
}

/** The data that this phone still has of an uploaded picture: its local copy and its tile. */
export type Sent = { readonly id: string; readonly local: LocalFile }

/** Whether the connection failed and not the picture: then it is uploaded again without being chosen again. */
export const lostOnTheWay = (refusal: Refusal): boolean =>
  refusal.code === 'UNAVAILABLE' || refusal.code === 'BUSY' || refusal.code === 'FILE_NOT_RECEIVED'

type Row = {
  /** what the visible page knows; uploads started by an earlier rendering report here */
  value: readonly FileId[]
  tell: (value: FileId[]) => void
  /** undefined while no page shows the row */
  show: ((pending: readonly Pending[]) => void) | undefined
  pending: readonly Pending[]
  readonly sent: Record<string, Sent>
  busy: boolean
}
/** Rows with a name continue while their page is closed; the next page that shows the row finds it by that name. */
const rows = new Map<string, Row>()
const newRow = (): Row => ({
  value: [],
  tell: () => undefined,
  show: undefined,
  pending: [],
  sent: {},
  busy: false,
})
const rowOf = (name: string | undefined): Row => {
  if (name === undefined) return newRow()
  const row = rows.get(name) ?? newRow()
  rows.set(name, row)
  return row
}

/** Changes the state without rendering; the change is shown with the next rendering, because each costs the phone time. */
const note = (row: Row, id: string, patch: Partial<Pending>): void => {
  row.pending = row.pending.map((one) => (one.id === id ? { ...one, ...patch } : one))
}
const show = (row: Row): void => row.show?.(row.pending)
const put = (row: Row, pending: readonly Pending[]): void => {
  row.pending = pending
  show(row)
}
const change = (row: Row, id: string, patch: Partial<Pending>): void => {
  note(row, id, patch)
  show(row)
}

const arrived = (row: Row, name: string | undefined, { id, local, instead, kept }: Pending, file: FileId): void => {
  row.pending = row.pending.filter((one) => one.id !== id)
  row.sent[file] = { id, local }
  const replaced = instead !== undefined && row.value.includes(instead)
  row.value = replaced ? row.value.map((one) => (one === instead ? file : one)) : [...row.value, file]
  row.tell([...row.value])
  if (name === undefined) return
  // the form may be closed too, so the finished upload is stored until the form opens again
  if (row.show === undefined) noteArrived(name, file)
  if (kept !== undefined) void letGo(name, kept)
}

/** Minimum time between two updates of the progress: a phone that renders at every packet has no time to upload. */
const LOOK_MS = 700

const progressOf = (row: Row, id: string): ((percent: number) => void) => {
  let looked = Date.now()
  return (percent) => {
    if (Date.now() - looked < LOOK_MS) return
    looked = Date.now()
    change(row, id, { percent: Math.max(0, Math.min(100, Math.round(percent))) })
  }
}

const nextOf = (row: Row): Pending | undefined => {
  const next = row.pending.find(({ state }) => state === 'waiting')
  if (next !== undefined) note(row, next.id, { state: 'sending', percent: undefined, refusal: undefined })
  return next
}

/** Uploads one picture after another: over a weak connection three concurrent uploads all fail. */
const work = async (row: Row, name: string | undefined, purpose: FilePurpose): Promise<void> => {
  if (row.busy) {
    show(row)
    return
  }
  row.busy = true
  let next = nextOf(row)
  show(row)
  while (next !== undefined) {
    const { id, local } = next
    const answer = await upload(purpose, local, progressOf(row, id))
    const one = row.pending.find((still) => still.id === id)
    // a picture that was removed during the upload is ignored
    if (one !== undefined && answer.ok) arrived(row, name, one, answer.value)
    else if (one !== undefined && !answer.ok) note(row, id, { state: 'again', refusal: answer.refusal })
    next = nextOf(row)
    show(row)
  }
  row.busy = false
}

let count = 0
const newId = (): string => {
  count += 1
  return `tile-${count}`
}

/** Continues uploads from an earlier run of the app, and reports files whose upload finished while no page was shown. */
const pickUp = async (row: Row, name: string): Promise<void> => {
  const untold = takeArrived(name).filter((file) => !row.value.includes(file))
  if (untold.length > 0) row.tell([...row.value, ...untold])
  const found = await stillWaiting(name)
  const putThere = new Set(found.map(({ id }) => id))
  const known = new Set(row.pending.map(({ kept }) => kept))
  put(row, [
    // a form that has been submitted since leaves nothing to upload
    ...row.pending.filter(({ kept, state }) => kept === undefined || state === 'sending' || putThere.has(kept)),
    ...found
      .filter(({ id }) => !known.has(id))
      .map(({ id, local }): Pending => ({ id: newId(), local, state: 'waiting', kept: id })),
  ])
}

const keep = async (row: Row, name: string, { id, local }: Pending): Promise<void> => {
  const kept = await putBy(name, local)
  const wanted = row.pending.some((one) => one.id === id)
  if (kept !== undefined && !wanted) await letGo(name, kept.id)
  note(row, id, { state: 'waiting', ...(kept === undefined ? {} : { kept: kept.id, local: kept.local }) })
}

/** The uploads of a row, beside its uploaded files. The parent knows only files that the cloud has received and checked. */
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
    if (name !== undefined) void pickUp(row, name).then(() => begin.current())
  }, [row, name])
  const online = useOnline()
  useEffect(() => {
    const lost = row.pending.filter(({ refusal }) => refusal !== undefined && lostOnTheWay(refusal))
    if (!online || lost.length === 0) return
    for (const { id } of lost) note(row, id, { state: 'waiting' })
    begin.current()
  }, [row, online])
  const add = async (files: readonly LocalFile[], instead?: FileId): Promise<void> => {
    const state = name === undefined ? 'waiting' : 'keeping'
    const more = files.map((local): Pending => ({ id: newId(), local, state, instead }))
    if (more.length > 0) put(row, [...row.pending, ...more])
    // each is stored before its upload starts, so that an upload is not lost when the app is closed
    for (const one of more) {
      if (name !== undefined) await keep(row, name, one)
      if (!row.busy) start()
    }
  }
  const drop = (id: string): void => {
    const gone = row.pending.find((one) => one.id === id)
    put(
      row,
      row.pending.filter((one) => one.id !== id),
    )
    if (gone?.kept !== undefined && name !== undefined) void letGo(name, gone.kept)
  }
  const again = (id: string): void => {
    note(row, id, { state: 'waiting' })
    start()
  }
  return { pending, sent: row.sent, add, drop, again }
}
