import type { CaseRow } from '@domain/contract/views'
import type { CaseId, FileId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Refusal } from '@domain/kernel/result'
import { command, type LocalFile, upload } from '@src/gateway'
import { useRef, useState } from 'react'

export const DEEDS = ['up', 'down'] as const
/** What is entered of several notices on one wall: that they were put up, or taken down. */
export type Deed = (typeof DEEDS)[number]

type Household = Pick<CaseRow, 'id' | 'version'>

type Given = {
  readonly deed: Deed
  /** absent until it is taken */
  readonly photo: LocalFile | undefined
  readonly postedOn: PlainDate
}

const send = ({ deed, postedOn }: Given, { id: caseId, version }: Household, photo: FileId) =>
  deed === 'up'
    ? command('notice.post', { postedOn, photo, remark: '' }, { caseId, version })
    : command('notice.takeDown', { photo }, { caseId, version })

/**
 * Enters one photo of a wall for household after household: each by a step of its own, with a copy of the photo that is this
 * household's only, so that the record of a household can be read, kept and erased without the others. A household that is refused
 * holds up nobody.
 */
export const useWall = () => {
  const [done, setDone] = useState<readonly CaseId[]>([])
  const [refusals, setRefusals] = useState<Readonly<Record<string, Refusal>>>({})
  const [at, setAt] = useState<{ readonly nth: number; readonly all: number }>()
  const [stopped, setStopped] = useState(false)
  const busy = useRef(false)
  // a step whose answer was lost is repeated with the same copy, and so is the same command
  const copies = useRef(new Map<CaseId, FileId>())
  const copyFor = async ({ id }: Household, photo: LocalFile): Promise<FileId | Refusal> => {
    const known = copies.current.get(id)
    if (known !== undefined) return known
    const answer = await upload('notice-photo', photo)
    if (!answer.ok) return answer.refusal
    copies.current.set(id, answer.value)
    return answer.value
  }
  const one = async (given: Given, household: Household, photo: LocalFile): Promise<Refusal | undefined> => {
    const copy = await copyFor(household, photo)
    if (typeof copy !== 'string') return copy
    const answer = await send(given, household, copy)
    if (answer.ok || answer.refusal.code !== 'UNAVAILABLE') copies.current.delete(household.id)
    return answer.ok ? undefined : answer.refusal
  }
  /** A second tap meanwhile is ignored. Without a connection the others are not tried: they would not arrive either. */
  const enter = async (given: Given, households: readonly Household[]): Promise<void> => {
    const { photo } = given
    if (busy.current || photo === undefined) return
    busy.current = true
    setRefusals({})
    setStopped(false)
    for (const [nth, household] of households.entries()) {
      setAt({ nth: nth + 1, all: households.length })
      const refusal = await one(given, household, photo)
      if (refusal === undefined) setDone((before) => [...before, household.id])
      else if (refusal.code === 'UNAVAILABLE') {
        setStopped(true)
        break
      } else setRefusals((before) => ({ ...before, [household.id]: refusal }))
    }
    setAt(undefined)
    busy.current = false
  }
  /** Copies of another photo are of no use. */
  const forget = (): void => copies.current.clear()
  return { done, refusals, at, stopped, enter, forget }
}
