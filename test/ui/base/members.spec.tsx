import type { CallOutput } from '@domain/contract'
import { memberCodeText as words } from '@src/text/member'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

type Post = CallOutput<'me.open'>['posts'][number]

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Members from '@src/union/members/index'

const post = (id: string, name: string, over: Partial<Post> = {}): Post =>
  ({ role: 'base-officer', org: { id, name, level: 'base' }, ...over }) as Post

beforeEach(() => {
  cloud.knowsMe({ posts: [post('OR-plant', '虚构机械厂工会')] })
  cloud.answers('member.code', { code: '12345678', until: 1_780_000_000_000 })
  cloud.answers('code.picture', { picture: '/9j/AAAA' })
})

test('a new member code is shown in two groups of digits with its last day', async () => {
  render(<Members />)
  expect(screen.getByText(words.onlyNew)).toBeTruthy()
  fireEvent.click(screen.getByTestId('make-member-code'))
  expect(cloud.calls('member.code')).toEqual([[{ org: 'OR-plant' }, { keyFor: 'OR-plant' }]])
  expect(await screen.findByText('1234 5678')).toBeTruthy()
  expect(screen.getByText(words.makeAnother)).toBeTruthy()
})

test('an officer of two unions must choose the union before a code is made', () => {
  cloud.knowsMe({ posts: [post('OR-plant', '虚构机械厂工会'), post('OR-shop', '虚构百货店工会')] })
  render(<Members />)
  fireEvent.click(screen.getByTestId('make-member-code'))
  expect(cloud.calls('member.code')).toEqual([])
  expect(screen.getByText(words.union)).toBeTruthy()
})

test('an officer with another role cannot make a member code', () => {
  cloud.knowsMe({ posts: [post('OR-county', '虚构区总工会', { role: 'county-reviewer' })] })
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
