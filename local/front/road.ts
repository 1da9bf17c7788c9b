import { OwnCase } from '@domain/contract/views'
import * as z from 'zod/mini'
import type { Desk } from '../desk/desk'
import { openidOf, type Persona } from '../desk/desk-people'
import { COUNTY_UNIONS } from '../town/jiangmen'
import { BASE_UNIONS } from '../town/unions'
import { type Doer, type Next, nextFor, STOPS, type Stop } from './stops'

/** A household at its stop: whose it is, what is next, and who does it. */
export type Standing = {
  readonly household: Persona
  readonly next: Next
  /** undefined: nobody of the town may do it */
  readonly doer: Persona | undefined
}
export type StopNow = { readonly stop: Stop; readonly standing: readonly Standing[] }

const Mine = z.object({
  cases: z.array(z.pick(OwnCase, { id: true, stage: true, wants: true, grants: true, unit: true })),
})
type Own = z.infer<typeof Mine>['cases'][number]

const ask = async (desk: Desk, persona: Persona): Promise<Own | undefined> => {
  const answer = await desk.api({ openid: openidOf(persona.key) }, { name: 'case.mine', input: {} }, 0)
  const mine = Mine.safeParse(answer.ok ? answer.value : undefined)
  return mine.success ? mine.data.cases[0] : undefined
}

/** The person of the town who holds a post at a union, by what the town says about them: "union · post". */
const holderOf = (
  people: readonly Persona[],
  union: string,
  group: Persona['group'],
  post: string,
): Persona | undefined =>
  people.find((one) => one.group === group && one.about.startsWith(union) && one.about.includes(post))

const doerOf = (desk: Desk, household: Persona, own: Own, doer: Doer): Persona | undefined => {
  const people = desk.people.list()
  const where = BASE_UNIONS.find(({ name }) => name === own.unit)?.at ?? 'direct'
  const county = where === 'direct' ? '市总工会' : COUNTY_UNIONS[where]
  const inCity = (group: Persona['group'], post: string) => holderOf(people, '市总工会', group, post)
  switch (doer) {
    case 'worker':
      return household
    case 'base':
      return holderOf(people, own.unit, 'base', '经办人')
    case 'county':
      return holderOf(people, county, 'county', '审核') ?? inCity('city', '审核')
    case 'city':
      return inCity('city', '审核')
    case 'fund':
      return holderOf(people, county, 'money', '财务经办') ?? inCity('money', '财务经办')
    case 'approver':
      return holderOf(people, county, 'money', '财务复核') ?? inCity('money', '财务复核')
  }
}

/** Every stop with the households that stand there now. */
export const roadNow = async (desk: Desk): Promise<readonly StopNow[]> => {
  const found: { readonly stop: Stop; readonly standing: Standing }[] = []
  for (const household of desk.people.list().filter(({ group }) => group === 'worker')) {
    const own = await ask(desk, household)
    const stop = own && STOPS.find(({ holds }) => holds(own))
    if (own === undefined || stop === undefined) continue
    const next = nextFor(own)
    found.push({ stop, standing: { household, next, doer: doerOf(desk, household, own, next.doer) } })
  }
  return STOPS.map((stop) => ({
    stop,
    standing: found.filter((one) => one.stop === stop).map(({ standing }) => standing),
  }))
}
