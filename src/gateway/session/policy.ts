import type { CallOutput } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { useEffect } from 'react'
import { ask } from '../calls/call'
import { read, write } from '../storage/key-value'
import { shared } from '../storage/shared'

type Current = CallOutput<'policy.current'>
type Known = { readonly current: Current | undefined; readonly refusal: Refusal | undefined; readonly asking: boolean }

const known = shared<Known>(() => ({ current: undefined, refusal: undefined, asking: false }))

const DEMO = 'demo-policy'
const CITY = 'city-union'
const PLACES = 'places'

/** Reloads the policy: an app may stay open for days, and a form must follow the policy of the day it is handed in. */
export const reloadPolicy = async (): Promise<void> => {
  known.set({ ...known.get(), asking: true })
  const answer = await ask('policy.current', {})
  if (answer.ok) {
    write(DEMO, answer.value.policy.demo)
    if (answer.value.union !== undefined) write(CITY, answer.value.union)
    if (answer.value.places !== undefined) write(PLACES, answer.value.places)
  }
  known.set(
    answer.ok
      ? { current: answer.value, refusal: undefined, asking: false }
      : { ...known.get(), refusal: answer.refusal, asking: false },
  )
}

/** The policy in force, loaded once for the whole app. */
export const usePolicy = () => {
  const { current, refusal } = known.use()
  useEffect(() => {
    const now = known.get()
    if (now.current === undefined && !now.asking) void reloadPolicy()
  }, [])
  return {
    policy: current?.policy,
    today: current?.today,
    refusal: current === undefined ? refusal : undefined,
    loading: current === undefined && refusal === undefined,
    reload: reloadPolicy,
  }
}

/**
 * Whether the policy is a demonstration's. While the policy loads, the last known value is used, so that the warning is shown
 * from the start and nothing moves. Undefined only briefly at the very first start.
 */
export const useDemo = (): boolean | undefined => {
  const { policy, refusal } = usePolicy()
  const before = read(DEMO)
  if (policy !== undefined) return policy.demo
  return typeof before === 'boolean' ? before : refusal === undefined ? undefined : false
}

/** The name of the city's union; while it loads, the one that this phone heard last. */
export const useCityName = (): string | undefined => {
  const { current } = known.use()
  const before = read(CITY)
  return current?.union ?? (typeof before === 'string' ? before : undefined)
}

type Place = NonNullable<Current['places']>[number]
const isPlace = (one: unknown): one is Place =>
  typeof one === 'object' && one !== null && 'jurisdiction' in one && 'name' in one && typeof one.name === 'string'
const heard = (): readonly Place[] => {
  const kept = read(PLACES)
  return Array.isArray(kept) ? kept.filter(isPlace) : []
}

/**
 * The jurisdictions of the city in the order of its reports, as the options of a choice; `direct`: 市直. While they load, those
 * that this phone heard last.
 */
export const usePlaces = () => {
  const { current } = known.use()
  const places = current?.places ?? heard()
  return {
    options: places.map(({ jurisdiction, name }) => ({ value: jurisdiction, label: name })),
    direct: places.find(({ direct }) => direct)?.jurisdiction,
    nameOf: (of: Jurisdiction | undefined): string =>
      places.find(({ jurisdiction }) => jurisdiction === of)?.name ?? '',
  }
}
