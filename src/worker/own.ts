import type { OwnCase, Want } from '@domain/contract/views'
import { useParams, useQuery } from '@src/gateway'

/** The worker's own case that this page was opened for; `follow` as in `useQuery`. */
export const useOwnCase = (follow = false) => {
  const { id } = useParams()
  const mine = useQuery('case.mine', {}, { follow })
  return { ...mine, own: mine.data?.cases.find((one) => one.id === id) }
}

/** What the worker was asked for, if it is still open. */
export const wantOf = <K extends Want['kind']>(
  own: OwnCase | undefined,
  kind: K,
  fits: (want: Extract<Want, { kind: K }>) => boolean = () => true,
): Extract<Want, { kind: K }> | undefined =>
  own?.wants.find(
    (want): want is Extract<Want, { kind: K }> => want.kind === kind && fits(want as Extract<Want, { kind: K }>),
  )
