import type { By } from '@domain/application/entry'
import { acceptDecider, reopensAt } from '@domain/application/reexamination'
import type { CaseId } from '@domain/kernel/ids'
import { invariant, ok } from '@domain/kernel/result'
import { placeOf } from '../../dispatch/authorise'
import type { OnCase, UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { idHashes, releaseIds, takeIds } from '../case/release-ids'
import { ENTRIES } from '../collections'

const REFUSES = new Set(['refuse', 'concludeDeliberation', 'answerObjection'])

/** The entry that refused the case, read from the log: it is written once and never changes. */
const whoRefused = async (context: OnCase, caseId: CaseId): Promise<By> => {
  let cursor: string | undefined
  do {
    const page = await context.ports.store.query(ENTRIES, {
      index: 'byCase',
      eq: [caseId],
      desc: true,
      limit: 50,
      ...(cursor === undefined ? {} : { cursor }),
    })
    const found = page.items.find(({ doc }) => doc.to === 'refused' && REFUSES.has(doc.kind))
    if (found !== undefined) return found.doc.by
    cursor = page.next
  } while (cursor !== undefined)
  invariant(false, 'a case in re-examination was refused by somebody')
}

/** 复核: the level above upholds the refusal, or sends the case back to the step that refused it. */
export const decideReexamination: UseCase<'reexamination.decide'> = async (context, { upheld, reasons }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  invariant(doc.refusal !== undefined, 'a case in re-examination has been refused')
  const as = acceptDecider(context.person, await whoRefused(context, doc.id), placeOf(doc))
  if (!as.ok) return as
  return appendStep(
    { ...context, as: as.value },
    {
      kind: 'decideReexamination',
      facts: { upheld, reasons },
      decided: upheld ? 'refused' : reopensAt(doc.refusal),
      messages: toApplicant(doc, 'reexaminationDecided'),
    },
    policy.value,
    async (tx, next) => {
      if (!upheld) return takeIds(tx, idHashes(next.declaration), next.id)
      await releaseIds(tx, next)
      return ok(true)
    },
  )
}
