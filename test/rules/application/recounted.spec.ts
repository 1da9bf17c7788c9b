// 重算日子: what a recount changes in the case, and whom it tells.
import type { CaseSnapshot } from '@domain/application/snapshot'
import { STEPS } from '@domain/application/steps'
import type { PersonId } from '@domain/kernel/ids'
import { day } from './deciding'

const kase = (over: object): CaseSnapshot => ({ objections: [], ...over }) as unknown as CaseSnapshot

describe('the step that writes moved days into the case', () => {
  const patched = (s: object, facts: object) => STEPS.recount.patch?.(kase(s), { facts } as never)
  const people = { base: ['PE-base' as PersonId], county: ['PE-county' as PersonId], city: ['PE-city' as PersonId] }
  const told = (s: object, facts: object) => {
    const decided = STEPS.recount.decide(kase(s), { facts } as never, people as never)
    return decided.ok ? decided.value.messages.map(({ key, to, facts: said }) => [key, to, said]) : decided
  }

  test('changes only what moved', () => {
    const s = {
      notice: {
        id: 'NO-1',
        lastDay: day('2026-03-13'),
        onlineUntil: day('2026-03-14'),
        shortOf: day('2026-03-12'),
        workingDays: 7,
      },
      correction: { note: '请补', dueOn: day('2026-03-25') },
      objections: [
        { id: 'OB-1', answerDueOn: day('2026-03-11') },
        { id: 'OB-2', answerDueOn: day('2026-03-11') },
      ],
      check: { batch: 'CB-1', hits: [{ key: 'banks:m0', replyBy: day('2026-03-11') }, { key: 'vehicles:m0' }] },
    }
    const facts = {
      notice: { lastDay: day('2026-03-16') },
      correctionDueOn: day('2026-03-26'),
      objections: [{ id: 'OB-1', answerDueOn: day('2026-03-12') }],
      hits: [{ key: 'banks:m0', replyBy: day('2026-03-12') }],
    }
    expect(patched(s, facts)).toEqual({
      notice: { id: 'NO-1', lastDay: '2026-03-16', workingDays: 7 },
      correction: { note: '请补', dueOn: '2026-03-26' },
      objections: [
        { id: 'OB-1', answerDueOn: '2026-03-12' },
        { id: 'OB-2', answerDueOn: '2026-03-11' },
      ],
      check: { batch: 'CB-1', hits: [{ key: 'banks:m0', replyBy: '2026-03-12' }, { key: 'vehicles:m0' }] },
    })
    expect(patched(s, { notice: { workingDays: 3 } })).toEqual({
      notice: { id: 'NO-1', workingDays: 3 },
      objections: s.objections,
      check: s.check,
    })
    expect(patched({}, facts)).toEqual({ objections: [] })
    const posted = { notice: s.notice, objections: [] }
    expect(patched(posted, { correctionDueOn: day('2026-03-26') })).toEqual({ objections: [] })
  })

  test('tells the worker and the base union of a notice that hangs longer', () =>
    expect(told({ notice: {} }, { notice: { lastDay: day('2026-03-16') } })).toEqual([
      ['noticeEndMoved', undefined, { lastDay: '2026-03-16' }],
      ['noticeEndMoved', ['PE-base'], { lastDay: '2026-03-16' }],
    ]))

  test('tells county and city of a notice that was too short', () =>
    expect(told({ notice: { takenDownOn: day('2026-03-14') } }, { notice: { shortOf: day('2026-03-16') } })).toEqual([
      ['noticeTooShort', ['PE-county', 'PE-city'], { lastDay: '2026-03-16' }],
    ]))

  test('tells nobody of a notice that was taken down and is not short, or whose end is not known', () => {
    expect(told({ notice: { takenDownOn: day('2026-03-14') } }, { notice: { lastDay: day('2026-03-13') } })).toEqual([])
    expect(told({ notice: {} }, { notice: { workingDays: 7 } })).toEqual([])
    expect(told({}, { notice: { lastDay: day('2026-03-16') } })).toHaveLength(2)
  })

  test('tells everybody who has to answer, with the first of several days', () =>
    expect(
      told(
        {},
        {
          correctionDueOn: day('2026-03-26'),
          hits: [
            { key: 'a', replyBy: day('2026-03-13') },
            { key: 'b', replyBy: day('2026-03-12') },
          ],
          objections: [
            { id: 'a', answerDueOn: day('2026-03-19') },
            { id: 'b', answerDueOn: day('2026-03-18') },
          ],
        },
      ),
    ).toEqual([
      ['correctionWanted', undefined, { dueOn: '2026-03-26' }],
      ['crosscheckAsked', undefined, { dueOn: '2026-03-12' }],
      ['objectionFiled', ['PE-base', 'PE-county'], { dueOn: '2026-03-18' }],
    ]))
})
