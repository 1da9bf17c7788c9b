import type { CallOutput } from '@domain/contract'
import { idCheckCharacter } from '@domain/kernel/identity-numbers'
import { joinUnionPage as words } from '@src/text/member'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import JoinUnion from '@src/worker/join-union/index'

const union = { id: 'OR-plant', name: '虚构机械厂工会', level: 'base' } as NonNullable<
  CallOutput<'me.open'>['memberOf']
>
const type = (code: string): void => {
  fireEvent.change(screen.getByTestId('member-code'), { target: { value: code } })
  fireEvent.click(screen.getByTestId('submit-join-union'))
}

beforeEach(() => {
  cloud.answers('member.join', { org: union })
  cloud.answers('member.recognise', { org: union })
})

test('a code typed in two groups, as on the board, makes the worker a member', async () => {
  render(<JoinUnion />)
  type('1234 5678')
  expect(cloud.calls('member.join')).toEqual([[{ code: '12345678' }]])
  expect(await screen.findByText(words.done(union.name))).toBeTruthy()
})

test('a code of seven digits is not sent, and the page explains the error', () => {
  render(<JoinUnion />)
  type('1234567')
  expect(cloud.called()).toEqual([])
  expect(screen.getAllByText(words.codeWrong).length).toBeGreaterThan(0)
})

test('a member of another union sees which union will be replaced', () => {
  cloud.knowsMe({ memberOf: union })
  render(<JoinUnion />)
  expect(screen.getByText(words.now(union.name))).toBeTruthy()
})

test('a page opened by the mini-program code on the board has the digits prefilled', () => {
  openedWith({ scene: '12345678' })
  render(<JoinUnion />)
  fireEvent.click(screen.getByTestId('submit-join-union'))
  expect(cloud.calls('member.join')).toEqual([[{ code: '12345678' }]])
})

test('a worker without a code joins with name and identity number, and an invalid number is not sent', async () => {
  render(<JoinUnion />)
  fireEvent.change(screen.getByTestId('roster-own-name'), { target: { value: '张某某' } })
  fireEvent.change(screen.getByTestId('roster-own-id'), { target: { value: '99900119850101001' } })
  fireEvent.click(screen.getByTestId('submit-by-roster'))
  expect(cloud.called()).toEqual([])
  const first17 = '99900119850101001'
  fireEvent.change(screen.getByTestId('roster-own-id'), { target: { value: first17 + idCheckCharacter(first17) } })
  fireEvent.click(screen.getByTestId('submit-by-roster'))
  expect(cloud.calls('member.recognise')).toEqual([[{ name: '张某某', idNumber: first17 + idCheckCharacter(first17) }]])
  expect(await screen.findByText(words.done(union.name))).toBeTruthy()
})
