import { ok } from '@domain/kernel/result'
import { doStep } from '../append'
import type { UseCase } from '../call/context'
import { PEOPLE } from '../collections'
import { settlePerson } from './begin-case'

/** 受理: the base union takes the case and with it knows the worker as one of its own. */
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
