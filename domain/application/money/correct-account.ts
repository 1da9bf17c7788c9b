import * as z from 'zod/mini'
import { SealedText } from '../../household/declaration'
import { LONGEST } from '../../household/longest'
import { FileId } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { MaybeWords, Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { grantsFor, wanted } from '../state'
import { moves, step, WORKER } from '../step'
import type { World } from '../world'
import { PAID_AT } from './while-paid'

/**
 * What the use case learned by opening the sealed accounts. `holder`: whether the named holder is the worker; `former`: whether
 * the number is the former number.
 */
type Former = { readonly holder: boolean; readonly former: boolean }

/**
 * 更正收款账户: another account in the worker's own name, proved by a picture of the card; an account of another person is never
 * paid.
 */
export const correctAccount = step({
  at: moves(PAID_AT, WORKER, 'stay'),
  wants: (s) =>
    wanted(s.stage === 'on-file' || grantsFor('take', s).length > 0, () => refuse('WRONG_STAGE', { stage: s.stage })),
  facts: z.object({
    bank: Words(LONGEST.bank),
    branch: MaybeWords(LONGEST.branch),
    account: SealedText,
    proof: FileId,
  }),
  decide: (_s, facts, { as, holder, former }: World & Former) => {
    if (!holder) return refuse('ACCOUNT_NOT_OWN')
    if (former) return refuse('ACCOUNT_UNCHANGED')
    // another person redirected the money: the worker is notified immediately
    return ok({
      facts,
      messages: as === 'applicant' ? [] : tell('accountChanged', { lastFour: facts.account.shown.slice(-4) }),
    })
  },
  patch: (s, { facts: { bank, branch, account } }) => ({
    declaration: { ...s.declaration, account: { bank, branch, number: account } },
  }),
})
