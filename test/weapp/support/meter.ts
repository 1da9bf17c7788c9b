import type { Phone } from './phone'

/**
 * The cost of one page of a form. A page lasts from the tap that opens it to the tap that leaves it; if several questions are
 * asked one after another in one place (a consent, a member), each question counts as a page. `calls`, `bytes`: every `setData`
 * in that time, its payload as JSON in UTF-8. `shown`: the data of the screen when the page is left, as JSON in UTF-8, without
 * elements that have disappeared before. `words`: the part of `shown` that a person can read.
 */
export type PageCost = {
  readonly page: string
  readonly calls: number
  readonly bytes: number
  readonly shown: number
  readonly words: number
}

const sumOf = (phone: Phone): { readonly calls: number; readonly bytes: number } =>
  phone.setDataCounts().reduce((sum, count) => ({ calls: sum.calls + count.calls, bytes: sum.bytes + count.bytes }), {
    calls: 0,
    bytes: 0,
  })

/** Measures page by page. Each field is filled once with its whole answer; a single letter is measured separately. */
export class Meter {
  readonly pages: PageCost[] = []
  private from = { calls: 0, bytes: 0 }

  constructor(private readonly phone: Phone) {}

  /** Call just before the tap that opens the first page. */
  begin(): void {
    this.from = sumOf(this.phone)
  }

  /** Call just before the tap that leaves `page`: waits until the phone is idle and records the page's totals. */
  async leave(page: string): Promise<void> {
    await this.phone.settle()
    const now = sumOf(this.phone)
    this.pages.push({
      page,
      calls: now.calls - this.from.calls,
      bytes: now.bytes - this.from.bytes,
      shown: this.phone.shownBytes(),
      words: Buffer.byteLength(this.phone.text()),
    })
    this.from = now
  }

  table(): string {
    const row = (...cells: readonly (string | number)[]): string =>
      cells.map((cell, i) => (i === 0 ? String(cell).padEnd(26) : String(cell).padStart(8))).join('')
    return [
      row('page', 'calls', 'bytes', 'shown', 'ratio', 'words'),
      ...this.pages.map(({ page, calls, bytes, shown, words }) =>
        row(page, calls, bytes, shown, (bytes / shown).toFixed(2), words),
      ),
    ].join('\n')
  }
}
