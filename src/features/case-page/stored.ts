import type { FileId } from '@domain/kernel/ids'
import { type PaperSource, PaperSourceContext } from '@src/components'
import { addressOf, ask } from '@src/gateway'
import { useContext, useEffect, useRef, useState } from 'react'
import { whyNot } from '../../components/photo'

export type Found =
  | { readonly mime: string; readonly url: string | undefined; readonly at: number }
  | { readonly why: string; readonly at: number }

/** A link is valid for five minutes; a paper that is turned back to need not be asked for again. */
const FRESH_MS = 4 * 60_000

/** The copy on this phone where there is one, otherwise the cloud's: the cloud decides whether it may be seen. */
const find = async (source: PaperSource | undefined, file: FileId): Promise<Found> => {
  const at = Date.now()
  const here = await source?.find(file)
  if (here !== undefined) {
    const lent = here.url === undefined && here.mime.startsWith('image/') ? await source?.lend(file) : undefined
    return { mime: here.mime, url: here.url ?? lent, at }
  }
  const answer = await ask('file.link', { file })
  return answer.ok
    ? { mime: answer.value.mime, url: addressOf(answer.value.url), at }
    : { why: whyNot(answer.refusal.code), at }
}

/** The stored file that is being looked at, asked for when it is looked at and not before. */
export const useLookedAt = (file: FileId | undefined) => {
  const source = useContext(PaperSourceContext)
  const known = useRef(new Map<FileId, Found>())
  const [, setRound] = useState(0)
  const again = (): void => {
    if (file === undefined) return
    known.current.delete(file)
    setRound((round) => round + 1)
  }
  const found = file === undefined ? undefined : known.current.get(file)
  const fresh = found !== undefined && Date.now() - found.at < FRESH_MS
  useEffect(() => {
    if (file === undefined || fresh) return undefined
    let wanted = true
    void find(source, file).then((next) => {
      known.current.set(file, next)
      if (wanted) setRound((round) => round + 1)
    })
    return () => {
      wanted = false
    }
  }, [file, source, fresh])
  useEffect(() => () => source?.giveBack(), [source])
  return { found, again, show: () => file !== undefined && source?.show(file) }
}
