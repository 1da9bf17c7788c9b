import { refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { checkFiles, takeFiles } from '../files/take-files'
import { noteAccount } from '../grant/shared-account'
import { openText, sealAccount } from '../household/seal'

/** 更正收款账户: another account of the worker's own, shown on the card; nobody else's is ever paid. */
export const correctAccount: UseCase<'case.correctAccount'> = async (context, input) => {
  const { sealer } = context.ports
  const { doc } = context.case
  if (openText(sealer, 'name', doc.declaration.applicant.name) !== input.holder) return refuse('ACCOUNT_NOT_OWN')
  if (openText(sealer, 'account', doc.declaration.account.number) === input.number) return refuse('ACCOUNT_UNCHANGED')
  const proof = await checkFiles(context, [input.proof], ['proof'])
  if (!proof.ok) return proof
  const policy = await context.policy()
  if (!policy.ok) return policy
  const facts = {
    bank: input.bank,
    branch: input.branch,
    account: sealAccount(sealer, input.number),
    proof: input.proof,
  }
  // money is about to go elsewhere, and somebody else said so: the worker hears of it at once
  const lastFour = facts.account.shown.slice(-4)
  const messages = context.as === 'applicant' ? [] : toApplicant(doc, 'accountChanged', { lastFour })
  return appendStep(context, { kind: 'correctAccount', facts, messages }, policy.value, async (tx, next) => {
    await noteAccount(tx, context.ports, next)
    return takeFiles(tx, context, proof.value, { caseId: doc.id })
  })
}
