import type { StoreWalk } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { ENTRIES, entryId } from '../collections'
import { AuditHeader, type AuditLine, AuditTail, AuditLine as LineSchema, sumAfter } from './audit-format'
import { parsed } from './backup-format'
import { everything } from './walk'

export type AuditFault = {
  readonly why: 'not-an-export' | 'altered' | 'out-of-order' | 'truncated' | 'not-ours' | 'store-differs'
  /** line of the file, from 1; the place in the log when a line names one */
  readonly line: number
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

/** Where the file stands: what the next line must go on from. */
class Chain {
  private sum = ''
  private n = 0
  private unlinked = 0
  private ended: { readonly sum: string; readonly vouched: string } | undefined
  private readonly last = new Map<string, Pick<AuditLine, 'seq' | 'link'>>()
  readonly links = new Map<string, string | undefined>()

  /** undefined: the line goes on where the one before ended */
  line(text: string): Pick<AuditFault, 'why' | 'at'> | undefined {
    if (this.sum === '') return this.first(text)
    if (this.ended !== undefined) return { why: 'altered' } // nothing follows the end
    const tail = parsed(AuditTail, text)
    if (tail !== undefined) return this.end(tail.end)
    const line = parsed(LineSchema, text)
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
    const header = parsed(AuditHeader, text)
    if (header === undefined) return { why: 'not-an-export' }
    this.sum = sumAfter('', header)
    return undefined
  }

  /** Within its case: the next number, and the link that the line before left. */
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
    this.links.set(entryId(line.case, line.seq), line.link)
    return undefined
  }
}

/** Every exported entry is still in the store, with the link it had: also when the end of a log was cut off since. */
const missingIn = async (store: StoreWalk, links: Map<string, string | undefined>): Promise<string | undefined> => {
  const waiting = new Map(links)
  for await (const { id, doc } of everything(store, ENTRIES))
    if (waiting.has(id) && waiting.get(id) === doc.chain) waiting.delete(id)
  return [...waiting.keys()][0]
}

/**
 * Follows an export from its first line and names the first broken place. Without `against` nobody's keys are needed; with
 * it the keys say whether the export is ours, and the store whether it still holds what was exported.
 */
export const verifyAudit = async (
  lines: AsyncIterable<string>,
  against?: { readonly store: StoreWalk; readonly sealer: Pick<Sealer, 'hash'> },
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
  const missing = await missingIn(against.store, chain.links)
  if (missing === undefined) return verdict
  const [caseId = '', seq = ''] = missing.split(':')
  const line = [...chain.links.keys()].indexOf(missing) + 2
  return { ok: false, fault: { why: 'store-differs', line, at: { caseId, seq: Number(seq) } } }
}
