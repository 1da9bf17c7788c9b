import { ok, refuse } from '@domain/kernel/result'
import { codeOf } from '@domain/organisation/cities'
import { citiesOf } from '../both-cities/list-both'
import type { UseCase } from '../call/context'
import { ownCity } from '../city/own-city'
import { CITY_SUMS } from '../stored/collections'
import { manyOf } from '../stored/many'

/** 全省汇总: only what the cities themselves have written for the province; its own part of the installation has no cases. */
export const readSums = (async (context, { year }) => {
  const { ports } = context
  const cities = await citiesOf(context)
  const own = cities.find(({ id }) => id === ownCity(ports))
  if (own?.level !== 'province') return refuse('NOT_ALLOWED')
  const below = cities.filter(({ level }) => level === 'city')
  const found = await manyOf(
    ports.store,
    CITY_SUMS,
    below.map(({ id }) => `${id}:${year}`),
  )
  return ok({
    year,
    cities: below.map(({ id, name }) => {
      const known = found.get(`${id}:${year}`)
      if (known === undefined) return { code: codeOf(id), name }
      const { city: _city, year: _year, byProgramme, ...sums } = known
      return { code: codeOf(id), name, sums: { ...sums, byProgramme: [...byProgramme] } }
    }),
  })
}) satisfies UseCase<'province.sums'>
