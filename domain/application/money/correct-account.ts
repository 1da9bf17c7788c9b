import * as z from 'zod/mini'
import { SealedText } from '../../household/declaration'
import { FileId } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { grantsFor, wanted } from '../state'
import { moves, step, WORKER } from '../step'
import type { World } from '../world'
import { PAID_AT } from './while-paid'

/** What opening the sealed account tells: whether the holder named is the worker, and whether the number is the former one. */
type Former = { readonly holder: boolean; readonly former: boolean }

/** 更正收款账户: another account of the worker's own, shown on the card; nobody else's is ever paid. */
export const correctAccount = step({
  at: moves(PAID_AT, WORKER, 'stay'),
  wants: (s) =>
    wanted(s.stage === 'on-file' || grantsFor('take', s).length > 0, () => refuse('WRONG_STAGE', { stage: s.stage })),
  facts: z.object({ bank: Words(40), branch: Words(60), account: SealedText, proof: FileId }),
  decide: (_s, facts, { as, holder, former }: World & Former) => {
    if (!holder) return refuse('ACCOUNT_NOT_OWN')
    if (former) return refuse('ACCOUNT_UNCHANGED')
    // money is about to go elsewhere, and somebody else said so: the worker hears of it at once
    return ok({
      facts,
      messages: as === 'applicant' ? [] : tell('accountChanged', { lastFour: facts.account.shown.slice(-4) }),
    })
  },
  patch: (s, { facts: { bank, branch, account } }) => ({
    declaration: { ...s.declaration, account: { bank, branch, number: account } },
  }),
})
