import * as z from 'zod/mini'
import { SealedText } from '../../household/declaration'
import { FileId } from '../../kernel/ids'
import { refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { hasGrant, wanted } from '../state'
import { moves, step, WORKER } from '../step'
import { PAID_AT } from './while-paid'

/** 更正收款账户 */
export const correctAccount = step({
  at: moves(PAID_AT, WORKER, 'stay'),
  wants: (s) =>
    wanted(s.stage === 'on-file' || hasGrant(s, 'held', 'failed'), () => refuse('WRONG_STAGE', { stage: s.stage })),
  facts: z.object({ bank: Words(40), branch: Words(60), account: SealedText, proof: FileId }),
  patch: (s, { facts: { bank, branch, account } }) => ({
    declaration: { ...s.declaration, account: { bank, branch, number: account } },
  }),
})
