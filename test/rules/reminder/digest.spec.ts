import type { CaseId } from '@domain/kernel/ids'
import { maskName } from '@domain/kernel/masked'
import { addDays, plainDate } from '@domain/kernel/plain-date'
import { type DigestItem, NO_DIGEST, withItems } from '@domain/reminder/digest'
import fc from 'fast-check'

const today = plainDate('2026-03-09')
const item = (n: number, days: number): DigestItem => ({
  caseId: `CA-${n}` as CaseId,
  name: maskName('赵小明'),
  verb: 'surveying',
  dueOn: addDays(today, days),
  role: 'base-officer',
})

test('in any pagination of the cases the digest counts all, names the most urgent and names none twice', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: -30, max: 3 }), { maxLength: 50 }), { maxLength: 8 }), (pages) => {
      const items = pages.map((page, no) => page.map((days, n) => item(no * 100 + n, days)))
      const digest = items.reduce((so, page) => withItems(so, page, today), NO_DIGEST)
      const days = items.flat().map(({ dueOn }) => dueOn)
      expect([digest.count, digest.overdue]).toEqual([days.length, days.filter((day) => day < today).length])
      expect(digest.items.map(({ dueOn }) => dueOn)).toEqual(days.sort().slice(0, 20))
      expect(new Set(digest.items.map(({ caseId }) => caseId)).size).toBe(digest.items.length)
    }),
  )
})
