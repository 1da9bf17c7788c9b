import type { CaseRow, CaseView, OwnCase } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'

/** A step taken on this phone, with what its answer says of the case from now on; a cloud of a former release says nothing. */
export type Step = { readonly caseId: CaseId; readonly view?: CaseView; readonly own?: OwnCase }

const followers = new Set<(step: Step) => void>()

export const tellStep = (step: Step): void => {
  for (const follower of followers) follower(step)
}

export const followSteps = (follower: (step: Step) => void): (() => void) => {
  followers.add(follower)
  return () => void followers.delete(follower)
}

type Shown = { readonly row?: CaseRow; readonly cases?: readonly OwnCase[] }

/** What a page shows after the step: the same when it shows another case, undefined when it has to ask. */
export const after = <T>(data: T, { caseId, view, own }: Step): T | undefined => {
  const { row, cases = [] } = data as Shown
  if (row?.id === caseId) return view === undefined || view.row.version >= row.version ? (view as T | undefined) : data
  if (!cases.some(({ id }) => id === caseId)) return data
  return own === undefined ? undefined : { ...data, cases: cases.map((one) => (one.id === caseId ? own : one)) }
}
