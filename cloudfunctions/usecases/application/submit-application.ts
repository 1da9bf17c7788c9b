import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { stillGiven } from '../consent/links'
import { ownDrafts, removeDrafts } from '../draft/own-drafts'
import { memberMark, rosterId, setReader } from '../roster/member-mark'
import { ack } from '../step/do-step'
import { ROSTER } from '../stored/collections'
import { beginCase, settlePerson, writeCase } from './begin-case'
import { checkSubmission } from './check-submission'

/** 提交申请: by the worker, on their own phone. The stored draft is deleted in the same transaction. */
export const submitApplication = (async (context, input) => {
  const checked = await checkSubmission(context, input, 'phone')
  if (!checked.ok) return checked
  const begun = beginCase(context, input, checked.value, { applicant: context.person.id })
  if (!begun.ok) return begun
  const drafts = await ownDrafts(context.ports.store, context.person.id, 'apply')
  return context.commit(async (tx) => {
    const { sealer } = context.ports
    const still = await stillGiven(tx, sealer, context.person.id, input.declaration, checked.value.consents)
    if (!still.ok) return still
    const written = await writeCase(tx, context, begun.value)
    if (!written.ok) return written
    // a person on the roster has proved their identity with the application
    const { name, idNumber } = input.declaration.applicant
    const line = await tx.get(ROSTER, rosterId(input.base, memberMark(context.ports.sealer, name, idNumber)))
    await settlePerson(tx, context.person, written.value, line !== undefined)
    if (line !== undefined) await setReader(tx, line, context.person.id)
    await removeDrafts(
      tx,
      drafts.map(({ id }) => id),
    )
    return ok(ack(written.value))
  })
}) satisfies UseCase<'case.submit'>
