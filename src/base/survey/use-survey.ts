import type { CaseView, LogLine } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { useCase } from '@src/features/case-page'
import { useMe, usePolicy } from '@src/gateway'
import { useCallback, useEffect, useState } from 'react'
import { arrived } from './arrival'
import { beginSurvey } from './begin'
import type { SurveyDraft } from './draft'
import { loadSurvey, saveSurvey } from './send'

/** What others have done on the case since this phone last read it, and whether it no longer needs a survey. */
export type Moved = { readonly lines: readonly LogLine[]; readonly over: boolean }

/** The draft on this phone; one that nothing was entered in begins with the arrival, which is now. */
const begunHere = (id: CaseId): SurveyDraft | undefined => {
  const draft = loadSurvey(id)
  return draft && arrived(draft, Date.now())
}

/** @internal */
export const movedSince = (draft: SurveyDraft | undefined, view: CaseView | undefined): Moved | undefined =>
  draft === undefined || view === undefined || view.row.version === draft.version
    ? undefined
    : {
        lines: view.log.filter((line) => line.seq > draft.version),
        over: !view.actions.includes(draft.again === true ? 'resurvey' : 'recordSurvey'),
      }

/**
 * The survey on this phone, prefilled from the worker's answers when the page is first opened. From then on the page needs no
 * connection.
 */
export const useSurvey = (id: CaseId) => {
  const [draft, setDraft] = useState<SurveyDraft | undefined>(() => begunHere(id))
  const [kept, setKept] = useState(true)
  const opened = useCase(id, false)
  const { today } = useMe()
  const { policy } = usePolicy()
  const { view } = opened
  const [failed, setFailed] = useState<Refusal>()
  const mayRecord = view?.actions.some((action) => action === 'recordSurvey' || action === 'resurvey') === true
  const begin = useCallback(async () => {
    if (view === undefined || today === undefined || policy === undefined) return
    const begun = await beginSurvey(view, { today, policy })
    if (!begun.ok) {
      setFailed(begun.refusal)
      return
    }
    setKept(begun.value.kept)
    setDraft(begun.value.draft)
  }, [view, today, policy])
  useEffect(() => {
    if (draft === undefined && mayRecord) void begin()
  }, [draft, mayRecord, begin])
  /** The case has changed while the draft was on this phone: keeps the entries and takes over the new version. */
  const renew = useCallback(() => {
    if (view === undefined || draft === undefined) return
    const renewed = { ...draft, version: view.row.version }
    setKept(saveSurvey(renewed))
    setDraft(renewed)
  }, [view, draft])
  return {
    draft,
    view,
    setDraft,
    kept,
    renew,
    moved: movedSince(draft, view),
    look: opened.reload,
    notNow: draft === undefined && view !== undefined && !mayRecord,
    loading: draft === undefined && (opened.loading || (mayRecord && failed === undefined)),
    refusal: failed ?? opened.refusal,
    retry: () => {
      setFailed(undefined)
      void opened.reload()
    },
  }
}
