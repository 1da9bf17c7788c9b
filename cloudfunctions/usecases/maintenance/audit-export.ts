import type { Entry } from '@domain/application/entry'
import { wordsFor } from '@domain/application/log-words'
import { hideNumbers } from '@domain/kernel/masked'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { StoreWalk } from '../../ports/doc-store'
import type { Clock, Sealer } from '../../ports/world'
import { CASES } from '../collections'
import { AUDIT, type AuditLine, type AuditShown, type AuditTail, sumAfter } from './audit-format'
import { everything, logsOf } from './walk'

export type AuditFrom = {
  readonly store: StoreWalk
  readonly sealer: Pick<Sealer, 'hash'>
  readonly clock: Clock
}
export type Period = { readonly from: PlainDate; readonly to: PlainDate }

const shown = (entry: Entry, before: string | undefined, of: string, n: number): AuditShown => {
  const words = wordsFor(entry, 'office')
  return {
    ...{ n, case: entry.caseId, of, seq: entry.seq, at: entry.at, on: entry.on },
    as: entry.by.as,
    ...(entry.by.name === undefined ? {} : { officer: entry.by.name }),
    ...{ kind: entry.kind, to: entry.to },
    ...(words === undefined ? {} : { words: hideNumbers(words) }),
    ...(before === undefined ? {} : { before }),
    ...(entry.chain === undefined ? {} : { link: entry.chain }),
  }
}

/** Every entry with the link before it, case by case. */
async function* linked(store: StoreWalk): AsyncGenerator<{ entry: Entry; before: string | undefined }> {
  for await (const log of logsOf(store)) {
    let before: string | undefined
    for (const entry of log) {
      yield { entry, before }
      before = entry.chain ?? before
    }
  }
}

export type Exported = { readonly entries: number; readonly cases: number; readonly sum: string }

/**
 * 审计导出: every entry of a period, case by case in the order of its log. The last line's sum is what an auditor writes
 * down: whatever is changed in the file afterwards gives another.
 */
export const exportAudit = async (
  { store, sealer, clock }: AuditFrom,
  { from, to }: Period,
  write: (line: string) => Promise<void>,
): Promise<Exported> => {
  const names = new Map<string, string>()
  for await (const { id, doc } of everything(store, CASES)) names.set(id, doc.nameMasked)
  const say = (value: unknown): Promise<void> => write(`${JSON.stringify(value)}\n`)
  const header = { ...AUDIT, from, to, at: clock.now() }
  await say(header)
  let sum = sumAfter('', header)
  let n = 0
  const cases = new Set<string>()
  for await (const { entry, before } of linked(store)) {
    if (entry.on < from || entry.on > to) continue
    n += 1
    cases.add(entry.caseId)
    const line = shown(entry, before, names.get(entry.caseId) ?? '', n)
    sum = sumAfter(sum, line)
    await say({ ...line, sum } satisfies AuditLine)
  }
  const end = { entries: n, cases: cases.size, sum, vouched: sealer.hash(sum, 'log') }
  await say({ end } satisfies AuditTail)
  return { entries: n, cases: cases.size, sum }
}
