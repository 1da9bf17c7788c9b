import type { StoreWalk } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import type { ChainFault } from '../step/chain'
import { entryId } from '../stored/collections'
import { AuditHeader, type AuditLine, AuditTail, exactly, AuditLine as LineSchema, sumAfter } from './audit-format'
import { saysTheSame, shownLog } from './audit-line'
import { type CheckedLog, checkedLogs } from './walk'

export type AuditFault = {
  readonly why:
    | 'not-an-export'
    | 'altered'
    | 'out-of-order'
    | 'truncated'
    | 'not-ours'
    | 'store-differs'
    | 'store-broken'
  /** `line`: line of the file, from 1, if the fault is in the file; `at`: the entry of the log, if there is one */
  readonly line?: number
  readonly at?: { readonly caseId: string; readonly seq: number }
}
export type Verified =
  | {
      readonly ok: true
      readonly entries: number
      readonly cases: number
      readonly sum: string
      readonly unlinked: number
    }
  | { readonly ok: false; readonly fault: AuditFault }

/** The state of verification: what the next line must continue from. */
class Chain {
  private sum = ''
  private n = 0
  private unlinked = 0
  private ended: { readonly sum: string; readonly vouched: string } | undefined
  private readonly last = new Map<string, Pick<AuditLine, 'seq' | 'link'>>()
  readonly lines = new Map<string, AuditLine>()

  /** undefined: the line continues from the previous line */
  line(text: string): Pick<AuditFault, 'why' | 'at'> | undefined {
    if (this.sum === '') return this.first(text)
    if (this.ended !== undefined) return { why: 'altered' } // no line may follow the end
    const tail = exactly(AuditTail, text)
    if (tail !== undefined) return this.end(tail.end)
    const line = exactly(LineSchema, text)
    if (line === undefined) return { why: 'altered' }
    const at = { caseId: line.case, seq: line.seq }
    const { sum, ...shown } = line
    if (line.n !== this.n + 1) return { why: 'out-of-order', at }
    if (sum !== sumAfter(this.sum, shown)) return { why: 'altered', at }
    return this.follows(line) ? this.take(line) : { why: 'out-of-order', at }
  }

  end(end: { entries: number; cases: number; sum: string; vouched: string }): Pick<AuditFault, 'why'> | undefined {
    this.ended = end
    const whole = end.entries === this.n && end.cases === this.last.size && end.sum === this.sum
    return whole ? undefined : { why: 'truncated' }
  }

  verdict(keys: Pick<Sealer, 'hash'> | undefined): Verified {
    const line = this.n + 2
    if (this.ended === undefined)
      return { ok: false, fault: { why: this.sum === '' ? 'not-an-export' : 'truncated', line } }
    if (keys !== undefined && keys.hash(this.sum, 'log') !== this.ended.vouched)
      return { ok: false, fault: { why: 'not-ours', line } }
    return { ok: true, entries: this.n, cases: this.last.size, sum: this.sum, unlinked: this.unlinked }
  }

  private first(text: string): Pick<AuditFault, 'why'> | undefined {
    const header = exactly(AuditHeader, text)
    if (header === undefined) return { why: 'not-an-export' }
    this.sum = sumAfter('', header)
    return undefined
  }

  /** Whether the line continues its case: the next entry number, and the previous line's chain value. */
  private follows(line: AuditLine): boolean {
    const before = this.last.get(line.case)
    return (
      before === undefined ||
      (line.seq === before.seq + 1 && (before.link === undefined || line.before === before.link))
    )
  }

  private take(line: AuditLine): undefined {
    this.n = line.n
    this.sum = line.sum
    if (line.link === undefined) this.unlinked += 1
    this.last.set(line.case, { seq: line.seq, link: line.link ?? line.before })
    this.lines.set(entryId(line.case, line.seq), line)
    return undefined
  }
}

type Keys = Pick<Sealer, 'hash' | 'find' | 'keyOf'>

/** The entries before the broken place: a tampered entry may have any form, so nothing after it is read. */
const vouchedFor = ({ log, broken }: CheckedLog): CheckedLog['log'] =>
  broken === undefined || broken.what === 'head' ? log : log.slice(0, broken.seq - 1)

/** The first exported line that differs from the store, and the first place of the store whose chain is broken. */
const againstStore = async (
  store: StoreWalk,
  keys: Keys,
  lines: ReadonlyMap<string, AuditLine>,
): Promise<AuditFault | undefined> => {
  const waiting = new Map(lines)
  let broken: ChainFault | undefined
  for await (const checked of checkedLogs(store, keys)) {
    broken ??= checked.broken
    const log = vouchedFor(checked)
    const shown = shownLog(log.map(({ doc }) => doc))
    const names = new Set(shown.map(({ of }) => of))
    for (const [i, { id }] of log.entries()) {
      const [line, its] = [waiting.get(id), shown[i]]
      if (line !== undefined && its !== undefined && saysTheSame(line, its, names)) waiting.delete(id)
    }
  }
  const [first] = waiting.values()
  if (first !== undefined)
    return { why: 'store-differs', line: first.n + 1, at: { caseId: first.case, seq: first.seq } }
  if (broken === undefined) return undefined
  const { caseId, seq } = broken
  const line = lines.get(entryId(caseId, seq))
  return { why: 'store-broken', ...(line === undefined ? {} : { line: line.n + 1 }), at: { caseId, seq } }
}

/**
 * Verifies an export line by line and names the first broken place. Without `against` no key is needed. With `against`, the
 * keys prove whether the export is ours, every line is rebuilt from the store and compared, and every chain of the store is
 * verified, so that an entry whose content no longer matches its chain value is detected.
 */
export const verifyAudit = async (
  lines: AsyncIterable<string>,
  against?: { readonly store: StoreWalk; readonly sealer: Keys },
): Promise<Verified> => {
  const chain = new Chain()
  let number = 0
  for await (const text of lines) {
    number += 1
    const fault = chain.line(text)
    if (fault !== undefined) return { ok: false, fault: { ...fault, line: number } }
  }
  const verdict = chain.verdict(against?.sealer)
  if (!verdict.ok || against === undefined) return verdict
  const fault = await againstStore(against.store, against.sealer, chain.lines)
  return fault === undefined ? verdict : { ok: false, fault }
}
