import { CALLS } from '@domain/contract/index'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { Result } from '@domain/kernel/result'
import { faultName } from '../ports/fault-name'
import type { Ports } from '../ports/index'
import { ownCase } from '../usecases/application/own-case'
import type { Context } from '../usecases/call/context'
import { selvesOf } from '../usecases/person/selves'
import { leftBy } from '../usecases/step/left-by'
import { CASES } from '../usecases/stored/collections'
import { type Found, isStep, type Parsed } from './look-ahead'

type About = { readonly ports: Ports; readonly context: Context; readonly found: Found }
type Ask = (what: Parsed, found: Found) => Promise<Result<unknown, RefusalCode>>

/** The case after this answer's own transaction; for a replayed answer, the case as it is now. */
const caseNow = async ({ ports, found }: About, answer: object): Promise<Found['case']> => {
  const doc = leftBy(answer)
  if (found.case === undefined) return undefined
  return doc === undefined ? ports.store.get(CASES, found.case.id) : { ...found.case, doc }
}

const viewOf = async (about: About, answer: object, step: Parsed, ask: Ask): Promise<object> => {
  const now = await caseNow(about, answer)
  const { person } = about.found
  if (now === undefined || person === undefined) return {}
  if (now.doc.applicant === person.id) {
    const signed = { ...about.context, person, selves: await selvesOf(about.ports.store, person) }
    return { own: await ownCase(signed, now.doc) }
  }
  const input = { caseId: now.doc.id }
  const open = { ...step, name: 'case.open', spec: CALLS['case.open'], input } as const
  const shown = await ask(open, { ...about.found, case: now })
  return shown.ok ? { view: shown.value } : {}
}

/**
 * Adds the case page's view to a step's answer when the page asked for it (`view: true`). The view is queried like the page's
 * next call, with the caller's rights after the commit, and is not stored with the command. If that query fails (the case is no
 * longer visible, the store is unavailable), the plain answer is returned, because the step is already committed.
 */
export const withView = async (about: About, answer: unknown, step: Parsed, ask: Ask): Promise<unknown> => {
  if (!isStep(step.spec) || step.envelope.view !== true || typeof answer !== 'object' || answer === null) return answer
  try {
    return { ...answer, ...(await viewOf(about, answer, step, ask)) }
  } catch (error) {
    about.ports.log.alarm('broken', { request: about.context.request, call: step.name, error: faultName(error) })
    return answer
  }
}
