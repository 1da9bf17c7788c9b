import { type Change, edited, gapsOf, type SurveyDraft } from '@src/base/survey/draft'
import { Visit } from '@src/base/survey/visit'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { aView } from './case-view'
import { begun } from './survey-drafts'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)
jest.mock('@src/gateway/offline-kit', () => ({ smallPicture: async () => undefined }))

const BOTH_SIDES = { type: 'idCard', files: ['FI-front001'] }
const STATEMENT = { type: 'incomeStatement', files: ['FI-wages001'] }

let taps = 0
const tap = (testId: string): void => {
  taps += 1
  fireEvent.click(screen.getByTestId(testId))
}
const view = aView({ proofs: [BOTH_SIDES, STATEMENT], wanted: ['idCard', 'incomeStatement'] })

type Kept = { now: SurveyDraft; edit: Change }
const Shown = ({ kept }: { readonly kept: Kept }) => {
  const [draft, set] = useState(kept.now)
  kept.edit = (edit) => set((before) => edited(before, edit))
  kept.now = draft
  return <Visit draft={draft} change={kept.edit} view={view} onSign={() => toSign()} />
}
const toSign = jest.fn()
const visited = (now: SurveyDraft): Kept => {
  const kept: Kept = { now, edit: () => undefined }
  taps = 0
  render(<Shown kept={kept} />)
  return kept
}
const SIGNED_NEXT = ['surveyors', 'applicantSignature']
const withPhoto = (): SurveyDraft => ({ ...begun(), photos: [{ id: 'room' }] })

/** The former six screens took 11 for this household: two surveyors, five times "next", two lists, the words, "submit". */
const FORMER_TAPS = 11

test('a household found as declared takes less than half the taps of the former six screens', () => {
  const kept = visited(withPhoto())
  tap('survey-place-home')
  tap('survey-living')
  fireEvent.input(screen.getByTestId('survey-living'), { target: { value: '两居室，家具简单' } })
  tap('all-true')
  expect(gapsOf(kept.now)).toEqual(SIGNED_NEXT)
  expect(toSign).toHaveBeenCalledTimes(1)
  const submit = 1
  expect((taps + submit) * 2).toBeLessThanOrEqual(FORMER_TAPS)
})

test('nothing is answered before somebody answers it, the place of the visit neither', () => {
  visited(withPhoto())
  expect(document.querySelector('[aria-checked="true"]')).toBeNull()
  expect(gapsOf(withPhoto())).toContain('place')
})

test('“all true” does not lead on while something else is missing', () => {
  toSign.mockClear()
  visited(withPhoto())
  tap('all-true')
  expect(toSign).not.toHaveBeenCalled()
})

test('“all true” is not offered before there is a photo, and leaves alone what was corrected', () => {
  const kept = visited(begun())
  expect(screen.queryByTestId('all-true')).toBeNull()
  fireEvent.click(screen.getByTestId('income-0-corrected'))
  act(() => kept.edit({ photos: [{ id: 'room' }] }))
  fireEvent.click(screen.getByTestId('survey-cause-no'))
  fireEvent.click(screen.getByTestId('all-true'))
  expect(kept.now.incomes.map(({ state }) => state)).toEqual(['corrected'])
  expect(kept.now.expenditures.map(({ state }) => state)).toEqual(['same'])
  expect(kept.now.causeConfirmed).toBe(false)
})

test('beside a sum stands the paper that proves it, which opens with the sum', () => {
  visited(begun())
  fireEvent.click(screen.getByTestId('income-0-papers'))
  const shown = document.querySelector('.viewer')?.textContent ?? ''
  for (const words of ['收入证明', '甲*乙 工资', '42,000.00']) expect(shown).toContain(words)
})
