import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { PEOPLE } from '../collections'
import { settlePerson } from './begin-case'

/** 受理: the base union takes the case and with it knows the worker as one of its own; the survey clock starts. */
export const acceptApplication: UseCase<'case.accept'> = async (context) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { applicant } = context.case.doc
  const worker = applicant === undefined ? undefined : await context.ports.store.get(PEOPLE, applicant)
  return appendStep(
    context,
    { kind: 'accept', facts: {}, messages: toApplicant(context.case.doc, 'accepted') },
    policy.value,
    async (tx, next) => {
      await settlePerson(tx, worker?.doc, next)
      return ok(true)
    },
  )
}
