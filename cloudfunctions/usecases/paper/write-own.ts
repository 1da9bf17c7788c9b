import { refuse } from '@domain/kernel/result'
import { ownPaper } from '@domain/paper/own-paper'
import type { UseCase } from '../../dispatch/context'
import { grantsOf } from '../case/case-parts'
import { CASES, ORGS } from '../collections'
import { openDeclaration } from '../household/seal'
import { type Desk, handOut } from './hand-out'

/** 本人资料副本: of one's own case, and of nobody else's. */
export const writeOwn =
  (desk: Desk): UseCase<'paper.own'> =>
  async (context, { caseId }) => {
    const { ports, person, today } = context
    const seen = await ports.store.get(CASES, caseId)
    if (seen === undefined || seen.doc.applicant !== person.id) return refuse('NOT_FOUND')
    const { doc } = seen
    const [union, grants] = await Promise.all([ports.store.get(ORGS, doc.org.base), grantsOf(ports, doc)])
    return handOut(
      context,
      desk,
      ownPaper({
        no: doc.id,
        union: union?.doc.name ?? '',
        phone: union?.doc.phone ?? '',
        submittedOn: doc.submittedOn,
        writtenOn: today,
        declaration: openDeclaration(ports.sealer, doc.declaration),
        files: doc.proofs.reduce((sum, { files }) => sum + files.length, 0),
        determined:
          doc.determination === undefined
            ? undefined
            : { class: doc.determination.class, dossierNo: doc.dossierNo ?? '' },
        refused: doc.refusal === undefined ? undefined : { on: doc.refusal.on, words: doc.refusal.words },
        paid: grants.flatMap(({ state, paidOn, amount }) =>
          state === 'paid' && paidOn !== undefined ? [{ on: paidOn, amount }] : [],
        ),
      }),
    )
  }
