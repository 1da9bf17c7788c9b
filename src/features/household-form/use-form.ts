import type { OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { rulesSeen } from '@domain/policy/changes'
import type { Policy } from '@domain/policy/policy'
import { loadDraft, saveDraft } from '@src/gateway'
import type { StepKey } from '@src/text/apply'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { type Wrongs, wrongsOf } from './check'
import { emptyDraft, type FormDraft, readDraft } from './draft'
import { keptPrecheck } from './precheck-answers'
import type { StepProps } from './step'
import { pagesOf, pageWith } from './step-pages'
import { withPrecheck } from './told'

export type Given = {
  /** name of the stored draft on this phone */
  readonly draftKey: string
  readonly today: PlainDate
  readonly name?: string
  /** set when an officer applies for a member of their own union: the first screen is then left out */
  readonly base?: { readonly id: OrgId; readonly name: string }
  /** the policy in force: changes since the form was begun are shown before it is handed in */
  readonly policy?: Policy
  /** called with every change; default: stored on this phone only */
  readonly save?: (draft: FormDraft) => boolean
}

/** An officer's form begins empty: the pre-check on this device was not made by the worker beside them. */
const begin = ({ name, policy, base, today }: Given): FormDraft => ({
  ...withPrecheck(emptyDraft(name), base === undefined ? keptPrecheck(today) : undefined),
  ...(policy === undefined ? {} : { rules: rulesSeen(policy) }),
})

const within = (at: number, length: number): number => Math.min(Math.max(0, at), length - 1)

/** State of the form: the position, the answers, and the errors of the present page. */
export const useForm = (props: Given, steps: readonly StepKey[]) => {
  const { draftKey, base, today, save = (next) => saveDraft(draftKey, next) } = props
  const [draft, setDraft] = useState<FormDraft>(() => {
    const kept = readDraft(loadDraft(draftKey)) ?? begin(props)
    return base === undefined ? kept : { ...kept, base }
  })
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(true)
  /** a single answer is being corrected from the review: "next" leads back there, not through the following steps */
  const [mending, setMending] = useState(false)
  const set: StepProps['set'] = (patch) =>
    setDraft((now) => {
      const next = { ...now, ...(typeof patch === 'function' ? patch(now) : patch) }
      setSaved(save(next))
      return next
    })
  const at = within(draft.step, steps.length)
  const key = steps[at] ?? 'self'
  const pages = pagesOf(key, draft, today)
  const no = within(draft.part ?? 0, pages.length)
  const wrongs: Wrongs = Object.fromEntries(
    Object.entries(wrongsOf(key, draft, today)).filter(([name]) => pageWith(pages, name) === no),
  )
  const turn = (step: number, part = 0): void => {
    setTried(false)
    set({ step, part })
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  /** Goes to the first page with an error in this step, or to its first page. */
  const turnTo = (step: StepKey): void => {
    const [first] = Object.keys(wrongsOf(step, draft, today))
    turn(steps.indexOf(step), first === undefined ? 0 : pageWith(pagesOf(step, draft, today), first))
  }
  const onward = (): void => {
    if (no + 1 < pages.length) turn(at, no + 1)
    else if (mending) turn(steps.indexOf('read'))
    else turn(at + 1)
    if (no + 1 >= pages.length) setMending(false)
  }
  const backward = (): void => {
    if (no > 0) turn(at, no - 1)
    else turn(at - 1, pagesOf(steps[at - 1] ?? 'self', draft, today).length - 1)
  }
  const mend = (step: StepKey): void => {
    setMending(true)
    turnTo(step)
  }
  return {
    draft,
    set,
    tried,
    setTried,
    saved,
    at,
    key,
    wrongs,
    turnTo,
    onward,
    backward,
    mend,
    mending,
    no,
    pages,
    page: pages[no] ?? [],
    last: no === pages.length - 1,
  }
}
