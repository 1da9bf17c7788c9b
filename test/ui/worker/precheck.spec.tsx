import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fen, yuan } from '@domain/kernel/fen'
import { plainDate } from '@domain/kernel/plain-date'
import { programmeText } from '@src/text'
import { precheck as words } from '@src/text/precheck'
import { type Answers, aidFor, reckon } from '@src/worker/precheck/reckon'
import { Result } from '@src/worker/precheck/result'
import { aPolicy } from '@test/support/policy'
import { render, screen } from '@testing-library/react'

const policy = aPolicy()
const today = plainDate('2026-03-02')
const family = (over: Partial<Answers> = {}): Answers => ({
  jurisdiction: 'pengjiang',
  people: [{ status: 'employed' }, { status: 'flexible' }, { status: 'student', schoolStage: 'senior' }],
  wages: yuan(60_000),
  illness: yuan(24_000),
  schooling: yuan(6000),
  ...over,
})
const show = (answers: Answers) => render(<Result answers={answers} policy={policy} today={today} />)
const text = (id: string): string => screen.getByTestId(id).textContent ?? ''

test('the pre-check sends nothing, because its pages import no function for that', () => {
  const folder = path.resolve('src/worker/precheck')
  const imported = readdirSync(folder)
    .flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(/import (.+?) from '([^']+)'/gs)])
    .map(([, names = '', from = '']) => ({ names, from }))
  const doors = imported.filter(({ from }) => from.startsWith('@src/gateway')).map(({ names }) => names)
  // the jurisdictions come with the policy
  expect(doors).toEqual(['{ go, replace, usePolicy }', '{ usePlaces }'])
  const kept = imported.filter(({ from }) => from.startsWith('@src/features')).map(({ names }) => names)
  // kept on this phone only
  const keeping = '{ dropPrecheck, keepPrecheck, keepPrecheckPage, keptPrecheckPage }'
  expect(kept.map((names) => names.replace(/,?\s+/g, ' ').replaceAll(/(?<=\w) (?=\w)/g, ', '))).toEqual([
    keeping,
    '{ Distance, OtherHelp }',
  ])
  expect(
    imported.filter(({ from }) => !/^(@domain|@src\/(components|features|gateway|text)|@tarojs|react|\.\/)/.test(from)),
  ).toEqual([])
})

test('a likely result shows the household’s value, the line, the clause and the usual aid', () => {
  show(family())
  expect(text('precheck-likely')).toContain('深度困难')
  expect(text('precheck-because')).toContain('¥833.33')
  expect(text('precheck-because')).toContain('¥1,000.00')
  expect(text('precheck-because')).toContain('深度困难')
  for (const key of ['living', 'medical', 'tuition'] as const)
    expect(text('precheck-aid')).toContain(programmeText[key])
})

test('an unlikely result shows the reason, that the worker may still apply, and other sources of help', () => {
  show(family({ people: [{ status: 'employed' }, { status: 'flexible' }], illness: undefined, schooling: undefined }))
  expect(text('precheck-unlikely')).toContain(words.unlikelyHint)
  expect(text('precheck-because')).toContain(words.above('¥2,500.00', '¥2,000.00'))
  expect(screen.getByText(/^临时救助：/)).toBeTruthy()
  // two persons, 60,000 a year, the line at 2,000 a month: net income must fall below 48,000
  expect(text('distance')).toContain('¥12,000.01')
  expect(screen.getByTestId('help-legal-aid')).toBeTruthy()
})

test('a great loss is compared with the year’s income, whatever the income is', () => {
  show(
    family({
      illness: undefined,
      schooling: undefined,
      wages: yuan(100_000),
      hadAccident: true,
      accidentCost: yuan(90_000),
      accidentRecovered: yuan(1000),
    }),
  )
  expect(text('precheck-because')).toContain(words.lossOver('¥89,000.00', 80))
})

test('without a likely class only temporary aid is named, because it needs no file', () => {
  const rich = family({ wages: yuan(400_000), illness: undefined, schooling: undefined })
  expect(aidFor(rich, reckon(rich, policy, today).sheet, policy).map(({ key }) => key)).toEqual(
    policy.areas['default']?.standards.temporary === fen(0) ? [] : ['temporary'],
  )
})
