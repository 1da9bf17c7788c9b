import type { CaseId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { namesOf, useCase } from '@src/components/case-page'
import { call, useMe, usePolicy } from '@src/gateway'
import { useCallback, useEffect, useState } from 'react'
import { beginDraft, type SurveyDraft } from './draft'
import { loadSurvey, saveSurvey } from './send'

const two = (value: number): string => String(value).padStart(2, '0')
const timeNow = (): string => {
  const now = new Date()
  return `${two(now.getHours())}:${two(now.getMinutes())}`
}

/**
 * The survey on this phone, begun from the worker's answers the first time the page is opened. From
 * then on the page needs no signal.
 */
export const useSurvey = (id: CaseId) => {
  const [draft, setDraft] = useState<SurveyDraft | undefined>(() => loadSurvey(id))
  const opened = useCase(id)
  const { today } = useMe()
  const { policy } = usePolicy()
  const { view } = opened
  const [failed, setFailed] = useState<Refusal>()
  const mayRecord = view?.actions.includes('recordSurvey') === true
  const begin = useCallback(async () => {
    if (view === undefined || today === undefined || policy === undefined) return
    const listed = await call('officer.list', { org: view.place.base })
    if (!listed.ok) {
      setFailed(listed.refusal)
      return
    }
    const officers = listed.value.officers
      .filter(({ role }) => role === 'base-officer')
      .map(({ person, name }) => ({ person, name }))
    const begun = beginDraft(view, {
      today,
      time: timeNow(),
      officers,
      surveyorsMin: policy.survey.surveyorsMin,
      names: namesOf(view),
    })
    saveSurvey(begun)
    setDraft(begun)
  }, [view, today, policy])
  useEffect(() => {
    if (draft === undefined && mayRecord) void begin()
  }, [draft, mayRecord, begin])
  /** The case moved on while the draft rested here: the words stay, the version is the new one. */
  const renew = useCallback(() => {
    void call('case.open', { caseId: id }).then((answer) => {
      if (!answer.ok || draft === undefined) return
      const renewed = { ...draft, version: answer.value.row.version }
      saveSurvey(renewed)
      setDraft(renewed)
    })
  }, [id, draft])
  return {
    draft,
    setDraft,
    renew,
    notNow: draft === undefined && view !== undefined && !mayRecord,
    loading: draft === undefined && (opened.loading || (mayRecord && failed === undefined)),
    refusal: failed ?? opened.refusal,
    retry: () => {
      setFailed(undefined)
      void opened.reload()
    },
  }
}
