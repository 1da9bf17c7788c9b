import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { stillGiven } from '../consent/links'
import { ownDrafts, removeDrafts } from '../draft/own-drafts'
import { memberMark, rosterId, setReader } from '../roster/member-mark'
import { ack } from '../step/do-step'
import { PEOPLE, ROSTER } from '../stored/collections'
import { beginCase, readAhead, settlePerson, writeCase } from './begin-case'
import { checkSubmission } from './check-submission'

/** 提交申请: by the worker, on their own phone. The stored draft is deleted in the same transaction. */
export const submitApplication = (async (context, input) => {
  const { ports, person } = context
  const { name, idNumber } = input.declaration.applicant
  const onRoster = rosterId(input.base, memberMark(ports.sealer, name, idNumber))
  return context.commit(async (tx) => {
    // sent together, so that they share a round trip
    const [checked, drafts, enrolled] = await Promise.all([
      checkSubmission(context, input, 'phone'),
      ownDrafts(ports.store, person.id, 'apply'),
      ports.store.get(ROSTER, onRoster),
      readAhead(tx, ports.sealer, input.declaration),
      person.idHash === undefined ? tx.get(PEOPLE, person.id) : undefined,
    ])
    if (!checked.ok) return checked
    const begun = beginCase(context, input, checked.value, { applicant: person.id })
    if (!begun.ok) return begun
    const [still, written, line] = await Promise.all([
      stillGiven(tx, ports.sealer, person.id, input.declaration, checked.value.consents),
      writeCase(tx, context, begun.value),
      // whoever is enrolled only now is as if enrolled after the application, so an absent line needs no lock
      enrolled === undefined ? undefined : tx.get(ROSTER, onRoster),
    ])
    if (!still.ok) return still
    if (!written.ok) return written
    // a person on the roster has proved their identity with the application
    await settlePerson(tx, person, written.value, line !== undefined)
    if (line !== undefined) await setReader(tx, line, person.id)
    await removeDrafts(
      tx,
      drafts.map(({ id }) => id),
    )
    return ok(ack(written.value))
  })
}) satisfies UseCase<'case.submit'>
