import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseView, GrantRow } from '@domain/contract/views'
import { summaryFor } from '@domain/crosscheck/crosscheck'
import type { Ports } from '../../ports/index'
import { GRANTS, OBJECTORS, PEOPLE } from '../stored/collections'
import { grantRow } from './rows'

/** Base unions get the summary; the bureaus' figures are for those who review and audit (§5). */
export const checkView = ({ check }: CaseSnapshot, full: boolean): CaseView['check'] =>
  check === undefined
    ? undefined
    : {
        summary: summaryFor(check),
        ...(full ? { full: check } : {}),
        asked: check.hits
          .filter((hit) => hit.verdict === undefined)
          .map(({ key, member, counterpart, reply }) => ({ key, member, counterpart, replied: reply !== undefined })),
      }

/** Objections; who objected, and the papers that could betray it, only for the office – and a name only when one was given. */
export const objectionViews = async (
  { store }: Pick<Ports, 'store'>,
  { objections }: CaseSnapshot,
  full: boolean,
): Promise<CaseView['objections']> => {
  const ids = full ? objections.map((objection) => objection.id) : []
  const objectors = new Map((await store.getMany(OBJECTORS, ids)).map(({ doc }) => [doc.objection, doc]))
  return objections.map((objection) => {
    const objector = objectors.get(objection.id)
    return {
      id: objection.id,
      filedOn: objection.filedOn,
      answerDueOn: objection.answerDueOn,
      anonymous: objection.anonymous,
      text: objection.text,
      files: [...(objector?.files ?? [])],
      ...(objection.anonymous || objector?.shown === undefined ? {} : { objector: objector.shown }),
      ...(objection.answered === undefined ? {} : { answered: objection.answered }),
    }
  })
}

/** Surveyors by name, in the record's order; one who is gone stays as an empty place. */
export const surveyorNames = async (
  { store }: Pick<Ports, 'store'>,
  { survey }: CaseSnapshot,
): Promise<string[] | undefined> => {
  if (survey === undefined) return undefined
  const people = new Map((await store.getMany(PEOPLE, survey.surveyors)).map(({ doc }) => [doc.id, doc.name]))
  return survey.surveyors.map((surveyor) => people.get(surveyor) ?? '')
}

/** The grants of a case, the oldest first; a household has a handful a year. */
export const grantsOf = async ({ store }: Pick<Ports, 'store'>, { id }: Pick<CaseSnapshot, 'id'>) =>
  (await store.query(GRANTS, { index: 'byCase', eq: [id], limit: 100 })).items.map(({ doc }) => doc)

export const grantRowsOf = async (
  ports: Pick<Ports, 'store'>,
  snapshot: Pick<CaseSnapshot, 'id'>,
): Promise<GrantRow[]> => (await grantsOf(ports, snapshot)).map(grantRow)

/** Without who it was: the log names officers to those who may read it. */
const shownRefusal = ({ from, reasons, words, on }: NonNullable<CaseSnapshot['refusal']>) => ({
  from,
  reasons: [...reasons],
  words,
  on,
})

/** A refusal and a re-examination as pages show them. */
export const decisions = ({ refusal, reexamination }: CaseSnapshot): Pick<CaseView, 'refusal' | 'reexamination'> => ({
  ...(refusal === undefined ? {} : { refusal: shownRefusal(refusal) }),
  ...(reexamination === undefined ? {} : { reexamination: { ...reexamination, files: [...reexamination.files] } }),
})
