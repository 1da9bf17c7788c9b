// The bank's answer to a batch, imported as its fund officer does, compared with the bare engine writing the same documents in as many
// transactions; and what a line costs as batches grow.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { aBankSheet, type BankSheetRow, PAID, takenOut } from '@test/support/bank'
import { allot, copies, held, onFile, sent } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { openBare, type Write } from './bare'
import { howMany, inFolder, timed } from './measure'
import { noting } from './noting'

/** Lines of a batch: the largest that is permitted comes last. */
const SIZES = [howMany(50, 2), howMany(200, 4)] as const
const BOUND = 3
const FLAT = 1.3

type Answer = { readonly batch: PayoutBatchId; readonly rows: readonly BankSheetRow[]; readonly lines: number }

/** Batches that a bank has paid, each with the bank's file. */
const prepared = async (town: Town): Promise<readonly Answer[]> => {
  await allot(town, 10_000_000)
  const first = await onFile(town)
  const crowd = await copies(town, first.caseId, SIZES[0] + SIZES[1])
  const answers: Answer[] = []
  let from = 0
  for (const lines of SIZES) {
    const grants: GrantId[] = []
    for (const each of crowd.slice(from, from + lines)) grants.push(await held(town, each, yuan(4000)))
    from += lines
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    answers.push({ batch, rows: payees.map((payee) => ({ ...payee, ...PAID })), lines })
  }
  return answers
}

/** The file is uploaded to each copy of the town, and the import alone is measured. */
const importOf = async (town: Town, { batch, rows, lines }: Answer): Promise<() => Promise<void>> => {
  const file = await aBankSheet(town, rows)
  return async () => {
    const { paid } = await town.tell('countyFund', 'payout.import', { batch, file })
    if (paid !== lines) throw new Error(`${paid} of ${lines} lines are paid`)
  }
}

const contest = async (folder: string): Promise<void> => {
  const at = (name: string): string => path.join(folder, `${name}.sqlite`)
  const founding = await aTown(await aWorld({ storeFile: at('ours'), countedIds: false }))
  const answers = await prepared(founding)
  await founding.close()
  const settling = openBare(at('ours'))
  settling.settle()
  settling.close()
  for (const copy of ['raw', 'rehearsal']) copyFileSync(at('ours'), at(copy))
  const onCopy = (name: string) => aWorld({ storeFile: at(name), countedIds: false })
  const noted = noting(await onCopy('rehearsal'))
  const trial = await aTown(noted.world, { founded: true })
  const written: (readonly (readonly Write[])[])[] = []
  for (const answer of answers) {
    const run = await importOf(trial, answer)
    noted.taken()
    await run()
    written.push(noted.taken())
  }
  await trial.close()
  const town = await aTown(await onCopy('ours'), { founded: true })
  const bare = openBare(at('raw'))
  const costs: number[] = []
  const rows: Record<string, string | number>[] = []
  for (const [i, answer] of answers.entries()) {
    const calls = (written[i] ?? []).map((writes) => bare.transaction(writes))
    const raw = await timed(() => {
      for (const call of calls) call()
    })
    const ours = await timed(await importOf(town, answer))
    costs.push(ours / answer.lines)
    rows.push({
      measured: `${answer.lines} lines, ${(written[i] ?? []).flat().length} documents in ${calls.length} transactions`,
      'ours, ms': Math.round(ours),
      'raw, ms': Math.round(raw),
      ratio: Number((ours / raw).toFixed(2)),
      bound: BOUND,
      kept: ours / raw <= BOUND ? 'yes' : 'NO',
    })
  }
  const [small = 1, large = 1] = costs
  const growth = large / small
  console.table([
    ...rows,
    {
      measured: `a line of ${SIZES[1]} ÷ a line of ${SIZES[0]}`,
      ratio: Number(growth.toFixed(2)),
      bound: FLAT,
      kept: growth <= FLAT ? 'yes' : 'NO',
    },
  ])
  await town.close()
  bare.close()
}

void inFolder(contest)
