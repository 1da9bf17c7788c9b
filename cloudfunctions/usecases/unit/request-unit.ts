import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import { addExpectedDays } from '@domain/kernel/working-days'
import { countyOf, spotOf } from '@domain/organisation/jurisdiction'
import type { UseCase } from '../call/context'
import { spendTry } from '../call/tries'
import type { Outgoing } from '../message/notify'
import { notify } from '../message/notify'
import { holders } from '../organisation/holders'
import { ORGS, UNIT_REQUESTS } from '../stored/collections'
import { upsert } from '../stored/documents'
import { sealMobile } from './seal-mobile'

/** 找不到单位: a request to the county union, with the same number of days as for accepting an application. */
export const requestUnit = (async (context, { mobile, ...input }) => {
  const { ports, person, now, today, calendar, policy, commandId } = context
  if ([input.unit, input.address, input.words].some(holdsPrivateData)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const county = (await ports.store.get(ORGS, countyOf(input.jurisdiction)))?.doc
  const city = county === undefined ? undefined : spotOf(county)?.city
  if (county === undefined || city === undefined) return refuse('NOT_FOUND')
  const may = await spendTry(context, 'unit')
  if (!may.ok) return may
  const near = await holders(ports, county.id, 'administrator')
  const told = near.length > 0 ? near : await holders(ports, city, 'administrator')
  const sealed = mobile === undefined ? {} : { mobile: sealMobile(ports.sealer, mobile) }
  const dueOn = addExpectedDays(today, policy.clocks.accept, calendar)
  return context.commit(async (tx) => {
    const seen = await tx.get(UNIT_REQUESTS, person.id)
    if (seen !== undefined && seen.doc.answer === undefined) return refuse('UNIT_ASKED')
    const doc = { ...input, person: person.id, city, county: county.id, at: now, dueOn, ...sealed }
    await upsert(tx, UNIT_REQUESTS, person.id, seen, doc)
    const facts = { unit: input.unit, dueOn }
    const messages = told.map((to): Outgoing => ({ to, key: 'unitAsked', facts }))
    await notify(tx, context, `unit:${person.id}:${commandId}`, messages)
    return ok({ dueOn })
  })
}) satisfies UseCase<'unit.request'>
