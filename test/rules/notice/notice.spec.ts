import type { Masked } from '@domain/kernel/masked'
import { type PlainDate, plainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { type NoticeParts, noticeContent } from '@domain/notice/content'
import {
  acceptCorrecting,
  acceptPosting,
  acceptTakingDown,
  endOf,
  expectedEnd,
  isRepeat,
  isServed,
  NoticeContent,
  NoticeFacts,
  ObjectionFacts,
  outcomeFits,
  periodOf,
  standingIn,
  standingOf,
} from '@domain/notice/notice'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { isWorkingDay } from '@test/support/former-days'
import { aPolicy } from '@test/support/policy'
import fc from 'fast-check'

const parts: NoticeParts = {
  name: '王*明' as Masked,
  base: { name: '示范制衣厂工会', staff: 86 },
  upper: { name: '示范区总工会', phone: '0000-1234567' },
  upperUnionBelowStaff: 10,
  intendedClass: 'severe',
  intendedAid: ['living'],
  remark: '',
}
const textOf = (over: Partial<NoticeParts>) => {
  const content = noticeContent({ ...parts, ...over })
  if (!content.ok) throw new Error(content.refusal.code)
  return content.value
}
const standing = (postedOn: string, enteredOn: string, repeat = false) =>
  standingOf({ postedOn: plainDate(postedOn), enteredOn: plainDate(enteredOn) }, repeat, aPolicy(), WORK_CALENDAR)
const endsOf = (postedOn: string, enteredOn = postedOn, repeat = false) => {
  return periodOf(standing(postedOn, enteredOn, repeat), WORK_CALENDAR)
}
const lastDay = (postedOn: string, repeat = false): string => endsOf(postedOn, postedOn, repeat).lastDay ?? 'unknown'

describe('the text of a notice', () => {
  test('masks one character of the name on paper and all but the first character online', () =>
    expect(textOf({})).toMatchObject({ nameOnPaper: '王*明', nameOnline: '王**', unit: '示范制衣厂工会' }))
  test('names the upper union instead of a base union with fewer than ten people', () => {
    const small = textOf({ base: { name: '三人小店工会', staff: 9 } })
    expect(JSON.stringify(small)).not.toContain('三人小店')
    expect(small).toMatchObject({ unit: '示范区总工会', issuedBy: '示范区总工会' })
  })
  test('names the base union if it has at least ten people (boundary: exactly ten)', () =>
    expect(textOf({ base: { name: '十人厂工会', staff: 10 } }).unit).toBe('十人厂工会'))
  test('shows the class as pending for a household that is below no line yet', () =>
    expect(textOf({ intendedClass: 'none' }).intendedClass).toBe('pending'))
  test.each(['severe', 'relative', 'accident'] as const)('shows the class that is intended: %s', (intendedClass) =>
    expect(textOf({ intendedClass }).intendedClass).toBe(intendedClass),
  )
  test('says what it is, by which law, and where to object', () =>
    expect(textOf({})).toMatchObject({
      title: '关于拟认定困难职工的公示',
      legalBasis: '依据《中华人民共和国工会法》和工会困难职工帮扶工作有关规定，现予公示，接受监督。',
      objectTo: '公示期内可在小程序“公示”页提出异议，或向示范区总工会反映，电话 0000-1234567',
    }))
  test.each(['13800000000', ''])(
    'leaves out a telephone number that is a private mobile number, or none: “%s”',
    (phone) =>
      expect(textOf({ upper: { name: '示范区总工会', phone } }).objectTo).toBe(
        '公示期内可在小程序“公示”页提出异议，或向示范区总工会反映',
      ),
  )
  test.each(['身份证 000000199001010017', '电话 138 0000 0000', '卡号 6200 0000 0000 0000'])(
    'is refused with “%s” in the remark',
    (remark) =>
      expect(noticeContent({ ...parts, remark })).toMatchObject({ refusal: { code: 'TEXT_HOLDS_PRIVATE_DATA' } }),
  )
})

describe('the stored form of a notice', () => {
  test.each([
    [['living', 'medical', 'tuition'] as const, 'pending' as const],
    [[], 'severe' as const],
  ])('keeps every field of its text, with the aid %s for the class %s', (intendedAid, intendedClass) => {
    const text = textOf({
      intendedAid: [...intendedAid],
      intendedClass: intendedClass === 'pending' ? 'none' : intendedClass,
    })
    expect(NoticeContent.parse(text)).toEqual(text)
    expect(text.intendedClass).toBe(intendedClass)
  })
  test('keeps every day of its period', () => {
    const days = ['onlineUntil', 'takenDownOn', 'paperDownOn', 'shortOf'] as const
    const notice = posted(Object.fromEntries(days.map((day) => [day, plainDate('2026-03-13')])))
    expect(NoticeFacts.parse(notice)).toEqual(notice)
  })
  test.each(['continue', 'new-survey', 'refusal', undefined] as const)(
    'keeps an objection and its answer: %s',
    (outcome) => expect(ObjectionFacts.parse(objection(outcome))).toEqual(objection(outcome)),
  )
})

describe('a notice of an earlier release that stored fewer fields', () => {
  const former = { postedOn: plainDate('2026-03-02'), lastDay: plainDate('2026-03-11') }
  test('gets the default period, counted from the day it was posted', () =>
    expect(standingIn(former)).toEqual({ ...former, ...standing('2026-03-02', '2026-03-02') }))
  test('keeps the period that it has stored', () => {
    const kept = { ...former, ...standing('2026-03-02', '2026-03-05', true) }
    expect(standingIn(kept)).toEqual(kept)
  })
})

describe('the period of a notice', () => {
  test.each([
    ['a plain week', '2026-03-02', '2026-03-11'],
    ['over the spring festival and its make-up days', '2026-02-12', '2026-02-28'],
    ['posted on a Saturday', '2026-03-07', '2026-03-17'],
  ])('has the right last day: %s', (_what, posted, last) => expect(lastDay(posted)).toBe(last))
  test('has only an expected last day, and the notice stays up, if the period reaches a year without entered holidays', () => {
    expect(lastDay('2026-12-24')).toBe('unknown')
    expect(expectedEnd(standing('2026-12-24', '2026-12-24'), WORK_CALENDAR)).toBe('2027-01-05')
    expect(acceptTakingDown({}, [], plainDate('2027-02-01'))).toMatchObject({ refusal: { code: 'CALENDAR_MISSING' } })
    expect(isServed({}, plainDate('2027-02-01'))).toBe(false)
    expect(periodOf(standing('2026-12-24', '2026-12-24'), WORK_CALENDAR)).toStrictEqual({})
  })
  test('has no last day if only its online copy reaches a year without entered holidays', () => {
    expect(lastDay('2026-12-22')).toBe('2026-12-31')
    expect(endsOf('2026-12-22', '2026-12-23')).toStrictEqual({})
    expect(endOf({ onlineUntil: plainDate('2027-01-04') })).toBeUndefined()
  })
  test('is over on the day after its last day', () => {
    const ends = endsOf('2026-03-02')
    expect(isServed(ends, plainDate('2026-03-11'))).toBe(false)
    expect(isServed(ends, plainDate('2026-03-12'))).toBe(true)
  })
  test.each([
    ['entered the same day', '2026-03-02', '2026-03-02', '2026-03-02', { lastDay: '2026-03-11' }],
    [
      'the next working day',
      '2026-03-02',
      '2026-03-03',
      '2026-03-02',
      { lastDay: '2026-03-11', onlineUntil: '2026-03-12' },
    ],
    [
      'on the Monday after a Friday',
      '2026-03-06',
      '2026-03-09',
      '2026-03-06',
      { lastDay: '2026-03-17', onlineUntil: '2026-03-18' },
    ],
    ['on the Sunday after a Friday', '2026-03-06', '2026-03-08', '2026-03-06', { lastDay: '2026-03-17' }],
    ['two working days later', '2026-03-02', '2026-03-04', '2026-03-04', { lastDay: '2026-03-13' }],
    ['when its days would be over', '2026-03-02', '2026-03-20', '2026-03-20', { lastDay: '2026-03-31' }],
  ])(
    'has the right first day, last day and online end when the posting is entered %s',
    (_when, posted, entered, from, ends) => {
      expect(standing(posted, entered).countsFrom).toBe(from)
      expect(endsOf(posted, entered)).toEqual(ends)
    },
  )
  test('lasts until both the paper and the online notice have been up long enough', () => {
    const ends = endsOf('2026-03-02', '2026-03-03')
    expect(acceptTakingDown(ends, [], plainDate('2026-03-12'))).toMatchObject({
      refusal: { code: 'NOTICE_STILL_OPEN', about: { lastDay: '2026-03-12' } },
    })
    expect(acceptTakingDown(ends, [], plainDate('2026-03-13')).ok).toBe(true)
  })
  test('is shorter for a repeat notice', () => expect(lastDay('2026-03-02', true)).toBe('2026-03-05'))
  test('ends later for a later posting, and always has exactly seven working days', () => {
    const days = fc
      .integer({ min: 0, max: 330 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [early, late] = one <= other ? [one, other] : [other, one]
        expect(lastDay(early) <= lastDay(late)).toBe(true)
        let worked = 0
        for (let day = Date.parse(early) + 86_400_000; day <= Date.parse(lastDay(early)); day += 86_400_000) {
          const working = isWorkingDay(plainDate(new Date(day).toISOString().slice(0, 10)), WORK_CALENDAR)
          if (working.ok && working.value) worked += 1
        }
        expect(worked).toBe(7)
      }),
    )
  })
  test('may start on an earlier day on which the case was ready for the notice, but not on a future day', () => {
    const at = { today: plainDate('2026-03-10'), readyOn: plainDate('2026-03-06') }
    expect(acceptPosting(plainDate('2026-03-11'), at)).toEqual(refuse('DATE_IN_FUTURE', { date: '2026-03-11' }))
    expect(acceptPosting(plainDate('2026-03-05'), at)).toEqual(
      refuse('NOTICE_POSTED_TOO_EARLY', { date: '2026-03-05', earliest: '2026-03-06' }),
    )
    expect(acceptPosting(plainDate('2026-03-06'), at)).toEqual(ok(true))
    expect(acceptPosting(plainDate('2026-03-10'), at)).toEqual(ok(true))
  })
})

const posted = (over: Partial<NoticeFacts> = {}): NoticeFacts => ({
  id: 'NO-0001' as NoticeFacts['id'],
  content: textOf({}),
  ...standing('2026-03-02', '2026-03-02'),
  lastDay: plainDate('2026-03-11'),
  repeat: false,
  ...over,
})
const objection = (outcome?: 'continue' | 'new-survey' | 'refusal', on = '2026-03-06'): ObjectionFacts => ({
  id: 'OB-0001' as ObjectionFacts['id'],
  filedOn: plainDate('2026-03-04'),
  answerDueOn: plainDate('2026-03-11'),
  anonymous: true,
  text: '不属实',
  ...(outcome === undefined
    ? {}
    : { answered: { on: plainDate(on), upheld: outcome !== 'continue', reasons: '已核实', outcome } }),
})

describe('taking a notice down', () => {
  const on = (today: string, objections: readonly ObjectionFacts[] = []): string => {
    const result = acceptTakingDown(posted(), objections, today as PlainDate)
    return result.ok ? 'down' : result.refusal.code
  }
  test.each([
    ['on day six', '2026-03-10', 'NOTICE_STILL_OPEN'],
    ['on the last day', '2026-03-11', 'NOTICE_STILL_OPEN'],
    ['on the day after', '2026-03-12', 'down'],
  ])('is allowed only after the last day: %s', (_what, today, expected) => expect(on(today)).toBe(expected))
  test('is refused while an objection is open', () => expect(on('2026-03-12', [objection()])).toBe('NOTICE_OBJECTED'))
  test('is refused for a notice that was taken down before', () =>
    expect(acceptTakingDown(posted({ takenDownOn: plainDate('2026-03-12') }), [], plainDate('2026-03-13'))).toEqual(
      refuse('NOTICE_NOT_OPEN'),
    ))
  test('is allowed once the objection is answered', () =>
    expect(on('2026-03-12', [objection('continue')])).toBe('down'))
})

describe('correcting a notice', () => {
  test('is refused while objections are open, and says how many', () => {
    const objections = [objection(), objection('continue'), objection()]
    expect(acceptCorrecting(objections)).toEqual(refuse('NOTICE_OBJECTED', { open: 2 }))
  })
  test('is allowed on any day once all are answered', () =>
    expect(acceptCorrecting([objection('continue')])).toEqual(ok(true)))
})

describe('a new notice after an upheld objection', () => {
  test.each([
    ['cut short: the full period again', [posted()], [objection('new-survey', '2026-03-06')], false],
    ['on its very last day: the full period again', [posted()], [objection('new-survey', '2026-03-11')], false],
    ['after its last day: the repeat', [posted()], [objection('new-survey', '2026-03-12')], true],
    [
      'after its last day, beside an objection that was rejected and one still open: the repeat',
      [posted()],
      [objection(), objection('continue', '2026-03-12'), objection('refusal', '2026-03-12')],
      true,
    ],
    [
      'only rejected and open ones: the full period',
      [posted()],
      [objection(), objection('continue', '2026-03-12')],
      false,
    ],
    [
      'filed on the day of its posting: the repeat',
      [posted({ postedOn: plainDate('2026-03-04') })],
      [objection('refusal', '2026-03-12')],
      true,
    ],
    [
      'filed against the notice before it: the full period',
      [posted({ postedOn: plainDate('2026-03-05') })],
      [objection('refusal', '2026-03-12')],
      false,
    ],
    ['taken down in full before: the repeat', [posted({ takenDownOn: plainDate('2026-03-12') })], [], true],
    [
      'only a repeat was served: the full period',
      [posted({ repeat: true, takenDownOn: plainDate('2026-03-12') })],
      [],
      false,
    ],
    ['the first notice: the full period', [], [], false],
  ])('has the full or the repeat period: %s', (_what, before, objections, repeat) =>
    expect(isRepeat(before, objections)).toBe(repeat),
  )
  test('follows a new survey or a refusal, while an objection that is not upheld leads to neither', () => {
    expect(outcomeFits(true, 'continue')).toBe(false)
    expect(outcomeFits(true, 'new-survey')).toBe(true)
    expect(outcomeFits(true, 'refusal')).toBe(true)
    expect(outcomeFits(false, 'continue')).toBe(true)
    expect(outcomeFits(false, 'refusal')).toBe(false)
  })
})
