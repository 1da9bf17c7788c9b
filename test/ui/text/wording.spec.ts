import { REFUSALS, type RefusalCode } from '@domain/kernel/refusals'
import { nextMoveText, refusalText } from '@src/text'
import { consentText } from '@src/text/consent'

const codes = Object.keys(REFUSALS) as RefusalCode[]

test.each(codes)('%s is shown in plain Chinese, with or without its facts', (code) => {
  const about = {
    date: '2026-03-09',
    lastDay: '2026-03-18',
    earliest: '2026-03-10',
    open: 2,
    min: 3,
    max: 9,
    cap: 100,
    free: 5,
  }
  for (const refusal of [{ code }, { code, about }]) {
    expect(refusalText(refusal)).toMatch(/^[一-鿿]/)
    expect(refusalText(refusal)).not.toMatch(/undefined|NaN|[A-Z]{4,}/)
  }
  expect(nextMoveText({ code })).toMatch(/[一-鿿]/)
})

test.each(Object.entries(consentText))(
  '%s: the consent has a short summary and a longer full text',
  (_matter, text) => {
    expect(text.brief.length).toBeGreaterThanOrEqual(3)
    for (const line of text.brief) expect(line.length).toBeLessThanOrEqual(40)
    expect(text.full.join('').length).toBeGreaterThan(text.brief.join('').length)
  },
)
