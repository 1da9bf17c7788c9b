import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { HouseholdCard } from '@src/base/deliberation/household'
import { loadMeeting, saveMeeting } from '@src/base/deliberation/meeting'
import { useMeeting } from '@src/base/deliberation/use-meeting'
import { aPolicy } from '@test/support/policy'
import { fireEvent, render, screen } from '@testing-library/react'
import { gone } from '../support/gateway'
import { aHousehold } from './households'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const today = plainDate('2026-03-12')
const household = aHousehold()
const { id } = household
const members = ['甲', '乙', '丙'].map((name) => ({ name }))

const Shown = ({ org, together = false }: { readonly org: OrgId; readonly together?: boolean }) => {
  const reload = () => Promise.resolve()
  const conduct = useMeeting({ org, members, today, policy: aPolicy(), reload })
  return <HouseholdCard household={household} conduct={conduct} isBase together={together} />
}
/** The card in a meeting where these members are present. */
const withPresent = (union: string, ...present: readonly string[]) => {
  const org = union as OrgId
  saveMeeting(org, {
    ...{ on: today, heldOn: today, place: '三楼', chair: '甲', ballot: 'open', kinAsked: true, cases: [] },
    present: [...present],
  })
  render(<Shown org={org} />)
  return () => loadMeeting(org, today).answers?.[id]
}

test('nothing is answered beforehand; with nobody present nothing can be', () => {
  const answers = withPresent('OR-empty1')
  expect(screen.queryByTestId(`all-for-${id}`)).toBeNull()
  expect(answers()).toBeUndefined()
})

test('what everybody agrees on is said by one tap, which names the judgement and the votes', () => {
  const answers = withPresent('OR-agreed', '甲', '乙', '丙')
  const all = screen.getByTestId(`all-for-${id}`)
  expect(all.textContent).toBe('情况属实，符合条件，3 人全票同意')
  expect(screen.queryByTestId(`verdict-${id}-yes`)).toBeNull()
  fireEvent.click(all)
  expect(answers()).toMatchObject({ verdict: 'yes', votes: { for: 3, against: 0, abstain: 0 } })
  // answered, the household takes one line, and opens again
  expect(screen.queryByTestId(`file-${id}`)).toBeNull()
  const line = screen.getByTestId(`unfold-${id}`)
  expect(line.textContent).toContain('全票同意')
  fireEvent.click(line)
  expect(screen.getByTestId(`file-${id}`)).toBeTruthy()
  // and can be changed part by part
  fireEvent.click(screen.getByTestId(`apart-${id}`))
  expect(screen.getByTestId(`verdict-${id}-not-authentic`)).toBeTruthy()
})

test('anything else is entered part by part', () => {
  const answers = withPresent('OR-apart1', '甲', '乙', '丙')
  fireEvent.click(screen.getByTestId(`apart-${id}`))
  fireEvent.click(screen.getByTestId(`verdict-${id}-not-compliant`))
  expect(answers()).toMatchObject({ verdict: 'not-compliant', votes: {} })
})

test('the whole file of the household is one tap away', () => {
  withPresent('OR-file01')
  fireEvent.click(screen.getByTestId(`file-${id}`))
  expect(gone).toEqual([['/base/case/index', { id }]])
})

test('where the whole meeting can be handed up, no card offers it again for itself', () => {
  const { rerender } = render(<Shown org={'OR-hand001' as OrgId} />)
  expect(screen.getByTestId(`hand-up-${id}`)).toBeTruthy()
  rerender(<Shown org={'OR-hand001' as OrgId} together />)
  expect(screen.queryByTestId(`hand-up-${id}`)).toBeNull()
})
