import type { PlainDate } from '@domain/kernel/plain-date'
import type { StoreWalk } from '../../ports/doc-store'
import type { Clock, Sealer } from '../../ports/world'
import type { ChainFault } from '../step/chain'
import { AUDIT, type AuditLine, type AuditTail, sumAfter } from './audit-format'
import { shownLog } from './audit-line'
import { checkedLogs } from './walk'

export type AuditFrom = {
  readonly store: StoreWalk
  readonly sealer: Pick<Sealer, 'hash' | 'find' | 'keyOf'>
  readonly clock: Clock
}
export type Period = { readonly from: PlainDate; readonly to: PlainDate }

export type Exported =
  | { readonly ok: true; readonly entries: number; readonly cases: number; readonly sum: string }
  | { readonly ok: false; readonly broken: readonly ChainFault[] }

/**
 * 审计导出: all entries of a period, case by case in log order. The checksum of the last line is what an auditor notes: any later
 * change of the file gives another. Every chain of the store is verified, also of cases without an entry in the period (a
 * changed date would move an entry out of it); if one is broken, the export is invalid and the lines written so far must be
 * discarded.
 */
export const exportAudit = async (
  { store, sealer, clock }: AuditFrom,
  { from, to }: Period,
  write: (line: string) => Promise<void>,
): Promise<Exported> => {
  const say = (value: unknown): Promise<void> => write(`${JSON.stringify(value)}\n`)
  const header = { ...AUDIT, from, to, at: clock.now() }
  await say(header)
  let sum = sumAfter('', header)
  let n = 0
  const cases = new Set<string>()
  const broken: ChainFault[] = []
  for await (const checked of checkedLogs(store, sealer)) {
    if (checked.broken !== undefined) broken.push(checked.broken)
    if (broken.length > 0) continue // go on to name all broken places, but write nothing more
    for (const shown of shownLog(checked.log.map(({ doc }) => doc))) {
      if (shown.on < from || shown.on > to) continue
      n += 1
      cases.add(shown.case)
      const line = { n, ...shown }
      sum = sumAfter(sum, line)
      await say({ ...line, sum } satisfies AuditLine)
    }
  }
  if (broken.length > 0) return { ok: false, broken }
  const end = { entries: n, cases: cases.size, sum, vouched: sealer.hash(sum, 'log') }
  await say({ end } satisfies AuditTail)
  return { ok: true, entries: n, cases: cases.size, sum }
}
