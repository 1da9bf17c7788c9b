import { acceptSplit, BudgetLine, freeOf, hold, moveLine, reallocate, Share } from '@domain/fund/fund'
import { type Fen, fen, yuan } from '@domain/kernel/fen'
import type { BudgetLineId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import fc from 'fast-check'

const aLine = (allocated: Fen, over: Partial<BudgetLine> = {}): BudgetLine => ({
  id: 'BL-2023-provincial-jianghai' as BudgetLineId,
  year: 2023,
  source: 'provincial',
  jurisdiction: 'jianghai',
  allocated,
  held: fen(0),
  settled: fen(0),
  ...over,
})

type Move =
  | { readonly kind: 'hold'; readonly amount: number }
  | { readonly kind: 'settle' | 'release'; readonly pick: number }

/** Small lines and similar amounts, so that exhausted lines are common. */
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('hold' as const),
      amount: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constant(100)),
    }),
    fc.record({ kind: fc.constantFrom('settle' as const, 'release' as const), pick: fc.nat(50) }),
  ),
  { maxLength: 60 },
)

type Books = { readonly line: BudgetLine; readonly open: readonly Fen[]; readonly paid: number }

const held = ({ line, ...books }: Books, amount: Fen): Books => {
  const after = hold(line, amount)
  expect(after.ok).toBe(freeOf(line) >= amount)
  return after.ok ? { ...books, line: after.value, open: [...books.open, amount] } : { ...books, line }
}

const ended = (books: Books, kind: 'settle' | 'release', pick: number): Books => {
  const at = pick % Math.max(1, books.open.length)
  const amount = books.open[at]
  if (amount === undefined) return books
  const open = books.open.filter((_, i) => i !== at)
  return kind === 'settle'
    ? { line: moveLine(books.line, 'settled', amount), open, paid: books.paid + amount }
    : { line: moveLine(books.line, 'released', amount), open, paid: books.paid }
}

describe('a budget line', () => {
  test('never has a negative free amount and loses no fen, in any order of holds, settlements and releases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), moves, (allocated, steps) => {
        let books: Books = { line: aLine(fen(allocated)), open: [], paid: 0 }
        for (const step of steps) {
          books = step.kind === 'hold' ? held(books, fen(step.amount)) : ended(books, step.kind, step.pick)
          expect(freeOf(books.line)).toBeGreaterThanOrEqual(0)
          expect(books.line).toMatchObject({
            allocated,
            held: books.open.reduce((sum, amount) => sum + amount, 0),
            settled: books.paid,
          })
        }
      }),
    )
  })

  test('refuses a hold beyond its free amount and states the free amount', () => {
    const line = aLine(yuan(100), { held: yuan(60), settled: yuan(30) })
    expect(hold(line, yuan(10.01))).toEqual({
      ok: false,
      refusal: { code: 'BUDGET_EXHAUSTED', about: { free: 1000, wanted: 1001 } },
    })
    expect(hold(line, yuan(10)).ok).toBe(true)
  })

  test('may be lowered to the amount in use, but not below', () => {
    const line = aLine(yuan(100), { held: yuan(60), settled: yuan(30) })
    expect(reallocate(line, yuan(90))).toEqual(ok({ ...line, allocated: yuan(90) }))
    expect(reallocate(line, yuan(89.99))).toEqual(refuse('ALLOCATION_BELOW_USE', { inUse: 9000 }))
  })

  test('may be raised', () => {
    const line = aLine(yuan(100), { held: yuan(60), settled: yuan(30) })
    expect(reallocate(line, yuan(100.01))).toEqual(ok({ ...line, allocated: yuan(100.01) }))
  })

  test('is stored with its shares in the same form', () => {
    const line = aLine(yuan(100), { held: yuan(60), settled: yuan(30) })
    expect(BudgetLine.parse(line)).toEqual(line)
    expect(Share.parse({ line: line.id, amount: yuan(5) })).toEqual({ line: line.id, amount: yuan(5) })
  })
})

describe('the shares of a grant must add up, each from a different line:', () => {
  const a = 'BL-2023-provincial-enping' as BudgetLineId
  const b = 'BL-2023-city-enping' as BudgetLineId
  test.each([
    ['one line carries it all', [{ line: a, amount: yuan(5) }], true],
    [
      'two lines add up',
      [
        { line: a, amount: yuan(3) },
        { line: b, amount: yuan(2) },
      ],
      true,
    ],
    ['no line', [], false],
    ['too little', [{ line: a, amount: yuan(4.99) }], false],
    [
      'too much',
      [
        { line: a, amount: yuan(3) },
        { line: b, amount: yuan(2.01) },
      ],
      false,
    ],
    [
      'the same line twice',
      [
        { line: a, amount: yuan(3) },
        { line: a, amount: yuan(2) },
      ],
      false,
    ],
    [
      'an empty share',
      [
        { line: a, amount: yuan(5) },
        { line: b, amount: fen(0) },
      ],
      false,
    ],
  ])('%s', (_what, shares, fine) => {
    const sum = shares.reduce((total, share) => total + share.amount, 0)
    expect(acceptSplit(shares, yuan(5))).toEqual(
      fine ? ok(shares) : refuse('GRANT_SPLIT_WRONG', { sum, amount: yuan(5) }),
    )
  })
  test('a grant of nothing has no shares', () => {
    expect(acceptSplit([], fen(0))).toEqual(refuse('GRANT_SPLIT_WRONG', { sum: 0, amount: 0 }))
  })
})
