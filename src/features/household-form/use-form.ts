import { rulesSeen } from '@domain/policy/changes'
import { back, go, loadDraft, replace, saveDraft, useElsewhere, useOnReturn } from '@src/gateway'
import type { BlockKey } from '@src/text/apply'
import { useLayoutEffect, useRef, useState } from 'react'
import { emptyDraft, type FormDraft, readDraft, withReasons } from './draft'
import type { FormProps } from './form-props'
import { keptPrecheck } from './precheck-answers'
import type { StepProps } from './step'
import { withPrecheck } from './told'

type Given = Pick<FormProps, 'draftKey' | 'today' | 'name' | 'base' | 'policy' | 'save' | 'path' | 'params' | 'how'>

/** An officer's form begins empty: the pre-check on this device was not made by the worker beside them. */
const begin = ({ name, policy, how, today }: Given): FormDraft => ({
  ...withPrecheck(emptyDraft(name), how === 'on-glass' ? undefined : keptPrecheck(today)),
  ...(policy === undefined ? {} : { rules: rulesSeen(policy) }),
})

/**
 * The newest answers of each form, shared by its pages: a photo may arrive for a page that was left, and must not bring back
 * older answers. `kept`: they are stored on this phone too.
 */
const newest = new Map<string, { readonly draft: FormDraft; readonly kept: boolean }>()

/** The pages that show a form: they are told at once what a page that was left still takes in, such as a photo. */
const showing = new Map<string, Set<(draft: FormDraft) => void>>()

const opened = (given: Given): FormDraft => {
  const known = newest.get(given.draftKey)
  if (known !== undefined && !known.kept) return known.draft
  const kept = readDraft(loadDraft(given.draftKey)) ?? begin(given)
  if (given.how === 'on-glass') return given.base === undefined ? kept : { ...kept, base: given.base }
  return withReasons(kept)
}

/** State of one page of the form: the answers, and how to get to the other pages. */
export const useForm = (given: Given) => {
  const { draftKey, path, params = {}, save = (next) => saveDraft(draftKey, next) } = given
  const openNow = (): FormDraft => {
    const draft = opened(given)
    newest.set(draftKey, { draft, kept: newest.get(draftKey)?.kept ?? true })
    return draft
  }
  const [draft, setDraft] = useState<FormDraft>(openNow)
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(true)
  const stored = useRef(false)
  useLayoutEffect(() => {
    const shown = showing.get(draftKey) ?? new Set()
    showing.set(draftKey, shown.add(setDraft))
    return () => void shown.delete(setDraft)
  }, [draftKey])
  // another page of the form has changed the answers meanwhile, or has handed them in: then there is no form any more
  useOnReturn(() => {
    if (stored.current && loadDraft(draftKey) === undefined) back()
    else setDraft(openNow())
  })
  const elsewhere = useElsewhere(draftKey, () => setDraft(openNow()))
  const leave = (turn: typeof go, block: BlockKey, more: Readonly<Record<string, string>> = {}): void => {
    stored.current = loadDraft(draftKey) !== undefined
    turn(path, { ...params, block, ...more })
  }
  const set: StepProps['set'] = (patch) => {
    const now = newest.get(draftKey)?.draft ?? draft
    const next = { ...now, ...(typeof patch === 'function' ? patch(now) : patch) }
    const kept = save(next)
    newest.set(draftKey, { draft: next, kept })
    setSaved(kept)
    const shown = showing.get(draftKey)
    setDraft(next)
    // pages below this one look again when they are returned to; a page that was left tells whichever is open now
    if (shown?.has(setDraft) !== true) for (const show of shown ?? []) show(next)
  }
  return {
    draft,
    set,
    tried,
    setTried,
    saved,
    elsewhere,
    open: (block: BlockKey): void => leave(go, block),
    /** instead of this page, so that going back still leads to the six blocks */
    turnTo: (block: BlockKey): void => leave(replace, block),
    mend: (block: BlockKey): void => leave(go, block, { mend: '1' }),
  }
}
export type Form = ReturnType<typeof useForm>
