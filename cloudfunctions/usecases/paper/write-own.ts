import { refuse } from '@domain/kernel/result'
import { ownPaper } from '@domain/paper/own-paper'
import { grantsOf } from '../application/case-views'
import type { UseCase } from '../call/context'
import { openDeclaration } from '../household/seal'
import { CASES, ORGS } from '../stored/collections'
import { ownData } from './own-data'
import { handOut, type PaperTools } from './write-paper'

/** 本人资料副本: of the caller's own case only. */
export const writeOwn = (tools: PaperTools) =>
  (async (context, { caseId }) => {
    const { ports, person, today } = context
    const seen = await ports.store.get(CASES, caseId)
    if (seen === undefined || seen.doc.applicant !== person.id) return refuse('NOT_FOUND')
    const { doc } = seen
    const [union, grants, parts] = await Promise.all([
      ports.store.get(ORGS, doc.org.base),
      grantsOf(ports, doc),
      ownData(ports, doc, person.id),
    ])
    return handOut(
      context,
      tools,
      ownPaper({
        no: doc.id,
        union: union?.doc.name ?? '',
        phone: union?.doc.phone ?? '',
        submittedOn: doc.submittedOn,
        writtenOn: today,
        declaration: openDeclaration(ports.sealer, doc.declaration),
        proofs: doc.proofs,
        consents: doc.consents,
        ...parts,
        determined:
          doc.determination === undefined
            ? undefined
            : { class: doc.determination.class, dossierNo: doc.dossierNo ?? '' },
        refused: doc.refusal === undefined ? undefined : { on: doc.refusal.on, words: doc.refusal.words },
        grants,
      }),
    )
  }) satisfies UseCase<'paper.own'>
