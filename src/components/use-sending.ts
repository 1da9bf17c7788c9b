import type { FileId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import type { PicturePrint } from '@domain/proof/print'
import {
  dropAside,
  type FilePurpose,
  type LocalFile,
  letGo,
  noteArrived,
  putBy,
  setAside,
  stillWaiting,
  takeArrived,
  takeBack,
  upload,
  useOnline,
} from '@src/gateway'
import { useEffect, useRef, useState } from 'react'

/** What the phone sees on a picture before it is sent. */
export type Seen = {
  /** what is asked about it */
  readonly question?: string | undefined
  /** by which the cloud compares it with those of other households */
  readonly print?: PicturePrint | undefined
}

/**
 * `keeping`: the file is being stored on the phone before it waits for its upload. `asking`: the person is asked whether the
 * picture is good enough. `again`: the upload failed for the reason in `refusal`. `dropped`: deleted, which can be undone.
 */
export type Pending = Seen & {
  readonly id: string
  readonly local: LocalFile
  readonly state: 'keeping' | 'asking' | 'waiting' | 'sending' | 'again' | 'dropped'
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
  /** others that follow how far the row has come */
  readonly followers: Set<() => void>
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
  followers: new Set(),
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
const show = (row: Row): void => {
  row.show?.(row.pending)
  for (const follow of row.followers) follow()
}
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

/** The end of the upload that goes on, in whatever row. */
let free: Promise<unknown> = Promise.resolve()
/** Uploads one picture after another, of all rows: over a weak connection three concurrent uploads all fail. */
const inTurn = <T>(send: () => Promise<T>): Promise<T> => {
  const sent = free.then(send)
  free = sent.catch(() => undefined)
  return sent
}

const uploadNext = async (row: Row, name: string | undefined, purpose: FilePurpose): Promise<boolean> => {
  const next = nextOf(row)
  show(row)
  if (next === undefined) {
    row.busy = false
    return false
  }
  const { id, local, print } = next
  const answer = await upload(purpose, local, progressOf(row, id), print)
  const one = row.pending.find((still) => still.id === id)
  // a picture that was removed during the upload is ignored
  if (one?.state === 'sending' && answer.ok) arrived(row, name, one, answer.value)
  else if (one?.state === 'sending' && !answer.ok) note(row, id, { state: 'again', refusal: answer.refusal })
  return true
}

const work = async (row: Row, name: string | undefined, purpose: FilePurpose): Promise<void> => {
  if (row.busy) {
    show(row)
    return
  }
  row.busy = true
  show(row)
  while (await inTurn(() => uploadNext(row, name, purpose))) show(row)
}

let count = 0
const newId = (): string => {
  count += 1
  return `tile-${count}`
}

/** Continues uploads from an earlier run of the app, and reports files whose upload finished while no page was shown. */
const pickUp = async (row: Row, name: string, ask?: Ask): Promise<void> => {
  await dropAside(name)
  const untold = takeArrived(name).filter((file) => !row.value.includes(file))
  if (untold.length > 0) row.tell([...row.value, ...untold])
  const found = await stillWaiting(name)
  const seen = ask === undefined ? [] : await Promise.all(found.map(({ local }) => ask(local)))
  const putThere = new Set(found.map(({ id }) => id))
  const known = new Set(row.pending.map(({ kept }) => kept))
  put(row, [
    // a form that has been submitted since leaves nothing to upload
    ...row.pending.filter(({ kept, state }) => kept === undefined || state === 'sending' || putThere.has(kept)),
    ...found.flatMap(({ id, local }, i): Pending[] =>
      known.has(id) ? [] : [{ id: newId(), local, print: seen[i]?.print, state: 'waiting', kept: id }],
    ),
  ])
}

/** Stores the picture on the phone, so that its upload is not lost when the app is closed. */
const keep = async (row: Row, name: string, { id, local }: Pending): Promise<void> => {
  const kept = await putBy(name, local)
  const dropped = row.pending.find((one) => one.id === id)?.state !== 'keeping'
  if (kept !== undefined && dropped) setAside(name, kept.id)
  if (kept !== undefined) note(row, id, { kept: kept.id, local: kept.local })
}

/** Looks at a file before it is sent; undefined for one that cannot be looked at. */
export type Ask = (file: LocalFile) => Promise<Seen | undefined>

/** The rows of pictures that have not arrived yet, by state, for a line that sums them up. */
export const useUnderWay = (names: readonly string[]): readonly Pending[] => {
  const [, again] = useState(0)
  const all = names.join()
  useEffect(() => {
    const follow = (): void => again((times) => times + 1)
    const followed = all === '' ? [] : all.split(',').map((name) => rowOf(name))
    for (const row of followed) row.followers.add(follow)
    return () => {
      for (const row of followed) row.followers.delete(follow)
    }
  }, [all])
  return names.flatMap((name) => rows.get(name)?.pending ?? []).filter(({ state }) => state !== 'dropped')
}

/** The uploads of a row, beside its uploaded files. The parent knows only files that the cloud has received and checked. */
export const useSending = (
  purpose: FilePurpose,
  value: readonly FileId[],
  onChange: (value: FileId[]) => void,
  name?: string,
  ask?: Ask,
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
      row.pending = row.pending.filter(({ state }) => state !== 'dropped')
      if (name !== undefined) void dropAside(name)
    }
  }, [row, name])
  const start = (): void => void work(row, name, purpose)
  const begin = useRef(start)
  begin.current = start
  useEffect(() => {
    if (name !== undefined) void pickUp(row, name, ask).then(() => begin.current())
  }, [row, name, ask])
  const online = useOnline()
  useEffect(() => {
    const lost = row.pending.filter(({ refusal }) => refusal !== undefined && lostOnTheWay(refusal))
    if (!online || lost.length === 0) return
    for (const { id } of lost) note(row, id, { state: 'waiting' })
    begin.current()
  }, [row, online])
  const prepare = async (one: Pending): Promise<void> => {
    if (name !== undefined) await keep(row, name, one)
    const kept = row.pending.find(({ id }) => id === one.id)
    const seen = kept && (await ask?.(kept.local))
    if (row.pending.find(({ id }) => id === one.id)?.state !== 'keeping') return
    change(row, one.id, { ...seen, state: seen?.question === undefined ? 'waiting' : 'asking' })
  }
  const add = async (files: readonly LocalFile[], instead?: FileId): Promise<void> => {
    const ready = name === undefined && ask === undefined
    const state = ready ? 'waiting' : 'keeping'
    const more = files.map((local): Pending => ({ id: newId(), local, state, instead }))
    if (more.length > 0) put(row, [...row.pending, ...more])
    for (const one of more) {
      if (!ready) await prepare(one)
      if (!row.busy) start()
    }
  }
  const drop = (id: string): void => {
    const gone = row.pending.find((one) => one.id === id)
    if (gone?.kept !== undefined && name !== undefined) setAside(name, gone.kept)
    change(row, id, { state: 'dropped' })
  }
  /** Undoes `drop`. */
  const restore = (id: string): void => {
    const gone = row.pending.find((one) => one.id === id)
    if (gone?.kept !== undefined && name !== undefined) takeBack(name, gone.kept)
    note(row, id, { state: 'waiting', refusal: undefined })
    start()
  }
  const again = (id: string): void => {
    note(row, id, { state: 'waiting' })
    start()
  }
  const dropped = pending.filter(({ state }) => state === 'dropped')
  // a file can be among the uploaded ones one rendering before it is told that its upload has ended: it is one tile, not two
  const arrivedIds = new Set(Object.values(row.sent).map(({ id }) => id))
  return {
    pending: pending.filter(({ id, state }) => state !== 'dropped' && !arrivedIds.has(id)),
    dropped,
    sent: row.sent,
    add,
    drop,
    restore,
    again,
  }
}
