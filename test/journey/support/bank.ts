import type { Chosen, Screen } from './browser'
import { filledIn } from './papers'

/** What the bank writes beside a line of its file: by the amount of the line, or the same beside each. */
export type BankAnswer = Readonly<Record<string, string>>
type Answers = (amount: string) => BankAnswer

/** The approver adds count and total up on their own, and approves the batch. */
export const approves = async (approver: Screen, batch: string, count: string, total: string): Promise<void> => {
  await approver.tap('go-finance')
  await approver.tap('duty-approve')
  await approver.tap(`row-${batch}`)
  await approver.type('control-count', count)
  await approver.type('control-total', total)
  await approver.picture('money-approve-1440')
  await approver.tap('batch-approve')
  await approver.missing('batch-approve')
}

/** The file for the bank is made, and its hand-over at the counter recorded. */
export const handsOver = async (maker: Screen): Promise<Uint8Array> => {
  await maker.reload()
  const file = await maker.download('bank-file')
  await maker.tap('handed-counter')
  await maker.picture('money-hand-over-1440')
  await maker.tap('hand-over')
  await maker.seesAt('batch-handed-over')
  return file
}

/**
 * The bank's answers to its file, tried first and then imported; `picture`: of what would happen, `owner`: who has to act on the
 * bank's reason, where that is asked.
 */
export const importsAnswers = async (
  maker: Screen,
  file: Uint8Array,
  answers: Answers,
  picture: string,
  owner?: 'payee' | 'payer' | 'bank',
): Promise<void> => {
  const result: Chosen = await filledIn(file, '结果', (row) => answers(row.get('金额') ?? ''))
  await maker.give('bank-result-table-pick', result)
  await maker.tap('bank-result-check')
  await maker.seesAt('bank-result-plan')
  if (owner !== undefined) {
    await maker.picture(`${picture}-asked`)
    await maker.tap(`bank-result-reason-0-${owner}`)
    await maker.tap('bank-result-check')
    await maker.seesAt('bank-result-plan')
  }
  await maker.picture(picture)
  await maker.tap('bank-result-send')
  await maker.missing('bank-result-plan')
  await maker.sees('已经导入')
}
