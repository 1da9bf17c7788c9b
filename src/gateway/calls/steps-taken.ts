import type { CaseRow, CaseView, OwnCase } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'

/** A step taken on this phone, with the views of the changed case from its answer; a cloud of an earlier release sends none. */
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

/** A page's data after a step: unchanged when it shows another case, undefined when it has to be loaded. */
export const after = <T>(data: T, { caseId, view, own }: Step): T | undefined => {
  const { row, cases = [] } = data as Shown
  if (row?.id === caseId) return view === undefined || view.row.version >= row.version ? (view as T | undefined) : data
  if (!cases.some(({ id }) => id === caseId)) return data
  return own === undefined ? undefined : { ...data, cases: cases.map((one) => (one.id === caseId ? own : one)) }
}
