import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { ack } from '../append'
import { beginCase, settlePerson, writeCase } from './begin-case'
import { checkSubmission } from './check-submission'

/** 提交申请: the worker, on their own phone. */
export const submitApplication: UseCase<'case.submit'> = async (context, input) => {
  const checked = await checkSubmission(context, input, 'phone')
  if (!checked.ok) return checked
  const begun = beginCase(context, input, checked.value, { applicant: context.person.id })
  if (!begun.ok) return begun
  return context.commit(async (tx) => {
    const written = await writeCase(tx, context, begun.value, checked.value.files)
    if (!written.ok) return written
    await settlePerson(tx, context.person.id, written.value)
    return ok(ack(written.value))
  })
}
