import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseView, GrantRow } from '@domain/contract/views'
import { summaryFor } from '@domain/crosscheck/crosscheck'
import type { Ports } from '../../ports/index'
import { GRANTS, OBJECTORS, PEOPLE } from '../stored/collections'
import { manyOf } from '../stored/many'
import { grantRow } from './rows'

/** Base unions get a summary; only reviewers and auditors see the figures of the bureaus (§5). */
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

/**
 * Objections. The objector's name (if given) and the files, which could identify the objector, are shown only to reviewers and
 * auditors.
 */
export const objectionViews = async (
  { store }: Pick<Ports, 'store'>,
  { objections }: CaseSnapshot,
  full: boolean,
): Promise<CaseView['objections']> => {
  const ids = full ? objections.map((objection) => objection.id) : []
  const objectors = await manyOf(store, OBJECTORS, ids)
  return objections.map((objection) => {
    const { files = [], shown } = objectors.get(objection.id) ?? {}
    return {
      ...objection,
      files: [...files],
      ...(objection.anonymous || shown === undefined ? {} : { objector: shown }),
    }
  })
}

/** Names of the surveyors in the order of the record; empty for a person who no longer exists. */
export const surveyorNames = async (
  { store }: Pick<Ports, 'store'>,
  { survey }: CaseSnapshot,
): Promise<string[] | undefined> => {
  if (survey === undefined) return undefined
  const people = await manyOf(store, PEOPLE, survey.surveyors)
  return survey.surveyors.map((surveyor) => people.get(surveyor)?.name ?? '')
}

/** The grants of a case in the order in which they were decided; a household has only a few per year. */
export const grantsOf = async (
  { store }: Pick<Ports, 'store'>,
  { id, grants }: Pick<CaseSnapshot, 'id' | 'grants'>,
) => {
  const { items } = await store.query(GRANTS, { index: 'byCase', eq: [id], limit: 100 })
  // those of one day would stand in the order of their random ids
  const nth = new Map<string, number>(grants.map((grant, at) => [grant.id, at]))
  return items.map(({ doc }) => doc).sort((a, b) => (nth.get(a.id) ?? 0) - (nth.get(b.id) ?? 0))
}

export const grantRowsOf = async (
  ports: Pick<Ports, 'store'>,
  snapshot: Pick<CaseSnapshot, 'id' | 'grants'>,
): Promise<GrantRow[]> => (await grantsOf(ports, snapshot)).map(grantRow)

/** Refusal and re-examination in the form that pages show, without the person who refused: the log names officers to readers who may know them. */
export const decisions = ({ refusal, reexamination }: CaseSnapshot): Pick<CaseView, 'refusal' | 'reexamination'> => ({
  refusal: refusal && { from: refusal.from, reasons: [...refusal.reasons], words: refusal.words, on: refusal.on },
  reexamination: reexamination && { ...reexamination, files: [...reexamination.files] },
})
