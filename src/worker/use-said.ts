import { FileId } from '@domain/kernel/ids'
import { dropDraft, loadDraft, saveDraft } from '@src/gateway'
import { useState } from 'react'
import * as z from 'zod/mini'

const Said = z.object({ text: z.string(), files: z.array(FileId) })
type Said = z.infer<typeof Said>

/** A few words and pictures of evidence, kept on the phone until they are sent. */
export const useSaid = (key: string) => {
  const [said, setSaid] = useState<Said>(() => {
    const kept = Said.safeParse(loadDraft(key))
    return kept.success ? kept.data : { text: '', files: [] }
  })
  const set = (patch: Partial<Said>): void =>
    setSaid((now) => {
      const next = { ...now, ...patch }
      saveDraft(key, next)
      return next
    })
  return { ...said, set, drop: () => dropDraft(key) }
}
