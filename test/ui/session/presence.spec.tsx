import type { OrgId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { refuse } from '@domain/kernel/result'
import { ask, loadDraft, type Me, saveDraft, useMe, useQuery, welcome } from '@src/gateway'
import { act, render, screen } from '@testing-library/react'
import { cloudOverHttps } from '../support/https'

const keptDropped = jest.fn(async () => undefined)
jest.mock('@src/gateway/files/kept-files', () => ({ dropAllKept: () => keptDropped() }))

const nobody: Me = {
  signedIn: false,
  posts: [],
  unread: 0,
  today: plainDate('2026-03-02'),
  calendarUntil: plainDate('2026-12-31'),
}
const officer = (person: string): Me => ({ ...nobody, signedIn: true, person: person as PersonId, session: 'web' })
const UNION = { org: { id: 'OR-plant' as OrgId, name: '一家工会', level: 'base' as const }, staff: 90 }
let me = nobody
let session = false

beforeEach(() => {
  cloudOverHttps({
    'me.open': () => me,
    'org.tree': () => (session ? { items: [UNION] } : refuse('NOT_SIGNED_IN')),
  })
})

const signIn = async (person: string): Promise<boolean> => {
  me = officer(person)
  session = true
  let same = false
  await act(async () => {
    same = await welcome()
  })
  return same
}

const Page = () => {
  const { away } = useMe()
  const list = useQuery('org.tree', {})
  return (
    <div>
      <span data-testid='away'>{away ?? 'here'}</span>
      <span data-testid='list'>{list.data?.items.map(({ org }) => org.name).join() ?? list.refusal?.code}</span>
    </div>
  )
}
const away = () => screen.getByTestId('away').textContent
const list = () => screen.getByTestId('list').textContent

test('after an expiry a browser keeps the drafts for the same person and drops them for another person', async () => {
  render(<Page />)
  await act(async () => undefined)
  expect(away()).toBe('never')
  expect(list()).toBe('NOT_SIGNED_IN')

  // signed in: queries refused before are repeated automatically
  expect(await signIn('PE-one')).toBe(true)
  expect(away()).toBe('here')
  expect(list()).toBe('一家工会')

  // the session ends during use: any call notices it, and the input stays
  saveDraft('survey:1', { found: '半页' })
  session = false
  await act(async () => void (await ask('org.tree', {})))
  expect(away()).toBe('ended')
  expect(await signIn('PE-one')).toBe(true)
  expect(away()).toBe('here')
  expect(loadDraft('survey:1')).toEqual({ found: '半页' })
  expect(keptDropped).not.toHaveBeenCalled()

  // another person signs in: nothing of the first is left, and the page must be reloaded
  session = false
  await act(async () => void (await ask('org.tree', {})))
  expect(await signIn('PE-two')).toBe(false)
  expect(loadDraft('survey:1')).toBeUndefined()
  expect(keptDropped).toHaveBeenCalledTimes(1)
  expect(away()).toBe('ended') // the sign-in covers the page until it is reloaded
})
