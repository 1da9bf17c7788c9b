import type { DraftKey } from '@domain/contract/draft'
import { FileId } from '@domain/kernel/ids'
import { dropDraft, forgetDraft, loadDraft, saveDraft, saveOwnDraft, useElsewhere } from '@src/gateway'
import { useState } from 'react'
import * as z from 'zod/mini'

type Place = {
  readonly key: string
  readonly keep: (value: unknown) => boolean
  readonly drop: () => void
}
/** A draft on this phone, and in the cloud when online. */
export const inCloud = (key: DraftKey): Place => ({
  key,
  keep: (value) => saveOwnDraft(key, value),
  drop: () => forgetDraft(key),
})
/** A draft on this phone only: an objection may be anonymous, and a draft in the cloud has an owner. */
export const onPhone = (key: string): Place => ({
  key,
  keep: (value) => saveDraft(key, value),
  drop: () => dropDraft(key),
})

/** The state of a form, stored at every change until it is handed in. `parsed` recognises drafts of an older app. */
export const useKept = <T>(place: Place, parsed: (kept: unknown) => T | undefined, empty: T) => {
  const [value, setValue] = useState<T>(() => parsed(loadDraft(place.key)) ?? empty)
  const [kept, setKept] = useState(true)
  const set = (patch: Partial<T> | ((now: T) => Partial<T>)): void =>
    setValue((now) => {
      const next = { ...now, ...(typeof patch === 'function' ? patch(now) : patch) }
      setKept(place.keep(next))
      return next
    })
  const elsewhere = useElsewhere(place.key, () => setValue(parsed(loadDraft(place.key)) ?? empty))
  return { value, set, kept, elsewhere, drop: place.drop }
}

/** The answers of a short form, still there when its page was left and is opened again; stored on this phone only. */
export const useKeptFields = <T extends object>(
  key: string,
  answers: { readonly safeParse: (kept: unknown) => { readonly data?: T } },
  empty: T,
) => {
  const { value, set, drop } = useKept(onPhone(key), (kept) => answers.safeParse(kept).data, empty)
  return [value, set, drop] as const
}

/** `how` is asked with an objection only. */
const Said = z.object({ text: z.string(), files: z.array(FileId), how: z.optional(z.enum(['named', 'anonymous'])) })
type Said = z.infer<typeof Said>
export const isSaid = (kept: unknown): boolean => Said.safeParse(kept).success

/** State of a form with a short text and pictures as evidence. */
export const useSaid = (place: Place) => {
  const said = useKept<Said>(place, (kept) => Said.safeParse(kept).data, { text: '', files: [] })
  return { ...said.value, set: said.set, drop: said.drop, elsewhere: said.elsewhere, row: `${place.key}/files` }
}
