import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { doStep } from '../step/do-step'
import { PEOPLE } from '../stored/collections'
import { settlePerson } from './begin-case'

/** 受理: the base union accepts the case and from then on knows the worker as a member. */
export const acceptApplication = (async (context, said) => {
  const { applicant } = context.case.doc
  const worker = applicant === undefined ? undefined : await context.ports.store.get(PEOPLE, applicant)
  return doStep(context, 'accept', {
    said,
    also: async (tx, next) => {
      await settlePerson(tx, worker?.doc, next)
      return ok(true)
    },
  })
}) satisfies UseCase<'case.accept'>
