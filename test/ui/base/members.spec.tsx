import type { CallOutput } from '@domain/contract'
import { memberCodeText as words } from '@src/text/member'
import { fireEvent, render, screen } from '@testing-library/react'

type Post = CallOutput<'me.open'>['posts'][number]
const made = jest.fn()
let posts: readonly Post[]

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  useQuery: () => ({ data: { picture: '/9j/AAAA' }, refusal: undefined, loading: false }),
  useCommand: () => ({ run: made, busy: false, refusal: undefined, clear: () => undefined }),
  useMe: () => ({ me: { signedIn: true }, posts, loading: false, refusal: undefined }),
  useDemo: () => false,
  usePolicy: () => ({ policy: undefined }),
  useLargeType: () => [false, () => undefined],
  back: () => undefined,
  go: () => undefined,
}))

import Members from '@src/base/members/index'

const post = (id: string, name: string, over: Partial<Post> = {}): Post =>
  ({ role: 'base-officer', org: { id, name, level: 'base' }, ...over }) as Post

beforeEach(() => {
  posts = [post('OR-plant', '虚构机械厂工会')]
  made.mockReset()
  made.mockResolvedValue({ ok: true, value: { code: '12345678', until: 1_780_000_000_000 }, requestId: 'r' })
})

test('a new member code is shown in two groups of digits with its last day', async () => {
  render(<Members />)
  expect(screen.getByText(words.onlyNew)).toBeTruthy()
  fireEvent.click(screen.getByTestId('make-member-code'))
  expect(made).toHaveBeenCalledWith({ org: 'OR-plant' }, { keyFor: 'OR-plant' })
  expect(await screen.findByText('1234 5678')).toBeTruthy()
  expect(screen.getByText(words.makeAnother)).toBeTruthy()
})

test('an officer of two unions must choose the union before a code is made', () => {
  posts = [post('OR-plant', '虚构机械厂工会'), post('OR-shop', '虚构百货店工会')]
  render(<Members />)
  fireEvent.click(screen.getByTestId('make-member-code'))
  expect(made).not.toHaveBeenCalled()
  expect(screen.getByText(words.union)).toBeTruthy()
})

test('an officer with another role cannot make a member code', () => {
  posts = [post('OR-county', '虚构区总工会', { role: 'county-reviewer' })]
  render(<Members />)
  expect(screen.queryByTestId('make-member-code')).toBeNull()
  expect(screen.getByText(words.none)).toBeTruthy()
})

test('beside the digits the page shows a mini-program code for the poster', async () => {
  render(<Members />)
  fireEvent.click(screen.getByTestId('make-member-code'))
  const picture = await screen.findByTestId('code-picture')
  expect(picture.querySelector('img')?.getAttribute('src')).toBe('data:image/jpeg;base64,/9j/AAAA')
})
