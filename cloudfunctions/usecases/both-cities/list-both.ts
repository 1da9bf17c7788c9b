import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import { codeOf } from '@domain/organisation/cities'
import type { Context, Signed, UseCase } from '../call/context'
import { ownCity } from '../city/own-city'
import { unionsById } from '../organisation/known-unions'
import { BOTH_CITIES, type BothCitiesDoc, CITY_LIST, CITY_LIST_ID, type CityRef } from '../stored/collections'

/** The cities of the installation; none where there has always been one only. */
export const citiesOf = async ({ ports }: Pick<Context, 'ports'>): Promise<readonly CityRef[]> =>
  (await ports.store.get(CITY_LIST, CITY_LIST_ID))?.doc.cities ?? []

/** The cities of the installation, for whoever has not chosen one yet. */
export const listCities = (async (context) => {
  const cities = await citiesOf(context)
  return ok({ cities: cities.map(({ id, name, level }) => ({ code: codeOf(id), name, level })) })
}) satisfies UseCase<'city.list'>

type Row = CallOutput<'city.both'>['items'][number]

/** Whether a post is held at the city itself: what concerns two cities concerns no county alone. */
export const isOfCity = ({ person, ports, who }: Pick<Signed, 'person' | 'ports' | 'who'>): boolean =>
  person.posts.some(({ role, org }) => org === ownCity(ports) && (who as readonly string[]).includes(role))

/** 两市重复: what this city has to settle with another, the oldest first; or what is settled, the latest first. */
export const listBoth = (async (context, { state, cursor, limit = 20 }) => {
  const { ports, today } = context
  if (!isOfCity(context)) return ok({ items: [] })
  const desc = state === 'settled'
  const query = { index: 'byCity', eq: [ownCity(ports), state], desc, limit, cursor }
  const [page, cities] = await Promise.all([ports.store.query(BOTH_CITIES, query), citiesOf(context)])
  const bases = page.items.flatMap(({ doc }) => doc.applicant?.base ?? [])
  const unions = new Map((await unionsById(ports, bases)).map(({ id, name }) => [id, name]))
  const rowOf = (id: string, doc: BothCitiesDoc): Row => {
    const { at, dueOn, has, programme, caseId, applicant, settled } = doc
    const { name, phone } = cities.find((city) => city.id === doc.other) ?? { name: '', phone: '' }
    return {
      ...{ id, at, dueOn, has, other: { name, phone }, overdue: settled === undefined && dueOn < today },
      ...{ programme, caseId },
      applicant: applicant && { name: applicant.name, union: unions.get(applicant.base) ?? '' },
      settled: settled && { words: settled.words, name: settled.name, at: settled.at },
    }
  }
  return ok({ items: page.items.map(({ id, doc }) => rowOf(id, doc)), next: page.next })
}) satisfies UseCase<'city.both'>
