import { createHash } from 'node:crypto'
import { acceptDetermination } from '@domain/determination/determination'
import { dossierNoOf } from '@domain/determination/dossier'
import type { CaseId } from '@domain/kernel/ids'
import { refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { sheetOf } from '../household/sheet-of'
import { notTheCountysHand } from './one-level'

/** Digits that belong to the case, so that a repeat of the command writes the same number. */
const digitsOf = (id: CaseId): string => BigInt(`0x${createHash('sha256').update(id).digest('hex')}`).toString()

/** 认定并建档: a person decides on the sheet they saw; it is computed again, compared, and frozen. */
export const determine: UseCase<'determination.determine'> = async (context, input) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const another = await notTheCountysHand(context)
  if (!another.ok) return another
  const { doc } = context.case
  const sheet = sheetOf(context.ports.sealer, doc, policy.value, context.today)
  if (sheet.net !== input.sheetNet) return refuse('SHEET_CHANGED', { net: sheet.net })
  const supported = acceptDetermination(input.class, sheet)
  if (!supported.ok) return supported
  const determination = {
    on: context.today,
    class: input.class,
    level: input.level,
    reasons: input.reasons,
    sheet,
  }
  const dossierNo = dossierNoOf(doc.year, doc.org.jurisdiction, digitsOf(doc.id))
  return appendStep(
    context,
    {
      kind: 'determine',
      facts: { determination, dossierNo },
      messages: toApplicant(doc, 'determined', { class: input.class }),
    },
    policy.value,
  )
}
