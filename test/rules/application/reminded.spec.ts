// By which name an officer is reminded of a step while a correction is late: most steps then wait for that correction.
import { nextSteps } from '@domain/application/next-step'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { day, kase, today } from './deciding'

const late = { correction: { dueOn: day('2026-03-10') }, dueOn: today }
const names = (s: CaseSnapshot) => nextSteps(s, today).map(({ verb }) => verb)

test.each<[string, CaseSnapshot, readonly string[]]>([
  ['a survey waits for the correction', kase('surveying', late), ['correction-late']],
  ['so does the county’s review', kase('county-review', late), ['correction-late']],
  ['so does a determination', kase('determining', late), ['correction-late']],
  [
    'a paper left on the wall waits for nothing',
    kase('crosschecking', { ...late, notice: {} }),
    ['correction-late', 'paper'],
  ],
  [
    'an objection waits for nothing',
    kase('on-notice', { ...late, objections: [{ answerDueOn: today }] }),
    ['objection'],
  ],
  [
    'a file that was visited again waits for nothing',
    kase('on-file', { ...late, resurveyedOn: day('2026-03-05') }),
    ['redetermine'],
  ],
])('%s', (_what, s, verbs) => expect(names(s)).toEqual(verbs))

test('without a correction each step has its own name', () => {
  expect(names(kase('surveying', { dueOn: today }))).toEqual(['surveying'])
  expect(names(kase('crosschecking', { dueOn: today, notice: {} }))).toEqual(['crosschecking', 'paper'])
})

test('a step without a due day is nobody’s yet', () => {
  expect(names(kase('surveying'))).toEqual([])
  expect(names(kase('on-file', { dueOn: today }))).toEqual([])
})
