import type { DraftKey } from '@domain/contract/draft'
import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useOnline } from '../platform/network'
import {
  dropOtherDraft,
  type IsDraft,
  meetDrafts,
  type OtherDraft,
  otherDraft,
  sendDraft,
  swapDraft,
} from './cloud-draft'
import { loadDraft } from './phone-draft'

/** Longest wait for the cloud's draft over a slow connection, when the phone has a draft of its own. */
const PATIENCE_MS = 2500

export type OwnDraft = {
  /** whether the form may be shown */
  readonly ready: boolean
  /** changes when another draft is to be shown: the form is then remounted */
  readonly round: number
  readonly other: OtherDraft | undefined
  readonly swap: () => void
  readonly dropOther: () => void
}

/** Sends the draft to the cloud whenever the page is left. */
export const useSentOnLeaving = (key: DraftKey): void => {
  useDidHide(() => void sendDraft(key))
  useUnload(() => void sendDraft(key))
}

/** This person's draft of a form, whichever phone they began it on; sent to the cloud whenever the page is left. */
export const useOwnDraft = (key: DraftKey, isDraft: IsDraft): OwnDraft => {
  const [ready, setReady] = useState(false)
  const [round, setRound] = useState(0)
  const [other, setOther] = useState<OtherDraft | undefined>(() => otherDraft(key))
  const begun = useRef(false)
  const valid = useRef(isDraft)
  useEffect(() => {
    const begin = (): void => {
      begun.current = true
      setReady(true)
      setOther(otherDraft(key))
    }
    const timer = loadDraft(key) === undefined ? undefined : setTimeout(begin, PATIENCE_MS)
    void meetDrafts(key, valid.current, () => begun.current).then(begin)
    return () => clearTimeout(timer)
  }, [key])
  const online = useOnline()
  useEffect(() => {
    if (ready && online) void sendDraft(key)
  }, [ready, online, key])
  useSentOnLeaving(key)
  return {
    ready,
    round,
    other,
    swap: () => {
      swapDraft(key)
      setOther(otherDraft(key))
      setRound((now) => now + 1)
    },
    dropOther: () => {
      dropOtherDraft(key)
      setOther(undefined)
    },
  }
}
