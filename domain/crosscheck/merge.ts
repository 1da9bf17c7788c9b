import { squeezed } from '../kernel/plain'
import type { PlainDate } from '../kernel/plain-date'
import { invariant } from '../kernel/result'
import { type CheckFacts, type CheckResult, type Hit, hitKey, isHit } from './crosscheck'

/** The results of one import, from one source. `source` undefined: recorded before sources were distinguished. */
export type Returned = {
  readonly counterpart: string
  readonly source?: string | undefined
  readonly results: readonly CheckResult[]
  readonly replyBy?: PlainDate | undefined
}

const plainValue = (value: string): string =>
  squeezed(value)
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/(\d)(?:\.00?)?元?$/, '$1')

/** The items of an answer, whatever the order of their rows. */
const itemsText = ({ items = [] }: CheckResult): string =>
  items
    .map((item) => JSON.stringify(item))
    .sort()
    .join()

/**
 * Whether a result repeats the known one: the same items and the same value in other notation or with a newer day, or "not
 * returned" after an answer.
 */
export const saysNothingNew = (known: CheckResult | undefined, told: CheckResult): boolean =>
  known !== undefined &&
  ((told.outcome === 'not-returned' && known.outcome !== 'not-returned') ||
    (known.outcome === told.outcome &&
      plainValue(known.value) === plainValue(told.value) &&
      itemsText(known) === itemsText(told)))

const freshHit = (result: CheckResult, replyBy: PlainDate | undefined): Hit => ({
  key: hitKey(result),
  member: result.member,
  counterpart: result.counterpart,
  ...(result.source === undefined ? {} : { source: result.source }),
  replyBy,
})

const earlierOf = (hit: Hit, was: CheckResult | undefined, withAnswer: boolean): NonNullable<Hit['earlier']> => [
  ...(hit.earlier ?? []),
  ...(was === undefined
    ? []
    : [
        {
          outcome: was.outcome,
          value: was.value,
          ...(was.asOf === undefined ? {} : { asOf: was.asOf }),
          ...(was.items === undefined ? {} : { items: was.items }),
          ...(withAnswer && hit.reply !== undefined ? { reply: hit.reply } : {}),
          ...(withAnswer && hit.verdict !== undefined ? { verdict: hit.verdict } : {}),
        },
      ]),
]

/**
 * The hit after its own source has returned a different result: the worker is asked again, or, if the new result is no hit, a
 * person decides.
 */
const afterNews = (hit: Hit, was: CheckResult | undefined, told: CheckResult, replyBy: PlainDate | undefined): Hit =>
  isHit(told)
    ? { ...freshHit(told, replyBy), earlier: earlierOf(hit, was, true) }
    : { ...hit, earlier: earlierOf(hit, was, false) }

/**
 * The check with the results of one source merged in. Only a person closes a hit, and results of another source never change
 * it.
 */
export const withReturned = (check: CheckFacts, { counterpart, source, results, replyBy }: Returned): CheckFacts => {
  const own = check.counterparts.find((asked) => asked === counterpart)
  invariant(own !== undefined, 'only an asked counterpart answers')
  const told = new Map(results.map((result) => [hitKey(result), result]))
  const was = new Map(check.results.map((result) => [hitKey(result), result]))
  const had = new Set(check.hits.map((hit) => hit.key))
  const rest = {
    ...check,
    results: [...check.results.filter((result) => !told.has(hitKey(result))), ...results],
    returned: [...check.returned.filter((one) => one !== counterpart), own],
  }
  const asked = results.filter(isHit).map((result) => freshHit(result, replyBy))
  // entries from before sources were distinguished replaced a hit together with its explanation and verdict; their fold must
  // stay the same
  if (source === undefined) return { ...rest, hits: [...check.hits.filter((hit) => !told.has(hit.key)), ...asked] }
  const kept = check.hits.map((hit) => {
    const news = told.get(hit.key)
    return news === undefined ? hit : afterNews(hit, was.get(hit.key), news, replyBy)
  })
  return { ...rest, hits: [...kept, ...asked.filter((hit) => !had.has(hit.key))] }
}
