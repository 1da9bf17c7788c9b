// Whatever a worker typed or chose is there again when the page was left and is opened again, and a second window of the same
// browser never overwrites it.
import type { OwnCase } from '@domain/contract/views'
import { plainDate } from '@domain/kernel/plain-date'
import { loadDraft } from '@src/gateway'
import { slot } from '@src/gateway/storage/key-value'
import { apply } from '@src/text/apply'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)
jest.mock('@src/gateway/platform/filling', () => ({ typed: () => undefined }))
// no draft of another phone, and none is sent
jest.mock('@src/gateway/calls/transport', () => ({
  sendOnce: async () => ({ ok: true, value: { drafts: [] }, requestId: 'r' }),
}))

import Account from '@src/worker/account/index'
import { Withdraw } from '@src/worker/case/withdraw'
import Claim from '@src/worker/claim/index'
import Correct from '@src/worker/correct/index'
import Explain from '@src/worker/explain/index'
import JoinUnion from '@src/worker/join-union/index'
import ObjectTo from '@src/worker/object/index'
import Receipt from '@src/worker/receipt/index'
import Reexamine from '@src/worker/reexamine/index'
import Unit from '@src/worker/unit/index'

const CASE = 'CA-0000000000000001'
const GRANT = 'GR-0000000000000001'
const on = plainDate('2026-03-09')
const own = {
  id: CASE,
  version: 3,
  name: '谷*声',
  stage: 'submitted',
  stageSince: on,
  submittedOn: on,
  wants: [
    { kind: 'correction', dueOn: on, items: ['income'], note: '请补收入证明' },
    { kind: 'hit', key: 'banks:m0', counterpart: 'banks', member: '谷*声', dueOn: on },
    { kind: 'receipt', grant: GRANT, programme: 'living', amount: 100, paidOn: on },
    { kind: 'account', grant: GRANT, programme: 'living', reason: '户名不符' },
  ],
  proofs: [],
  actions: ['requestReexamination'],
} as unknown as OwnCase

const typed = (testId: string): string => (screen.getByTestId(testId) as HTMLInputElement).value
const type = (testId: string, text: string) => fireEvent.change(screen.getByTestId(testId), { target: { value: text } })
const chosen = (testId: string): boolean => screen.getByTestId(testId).getAttribute('aria-checked') === 'true'
const choose = (testId: string) => fireEvent.click(screen.getByTestId(testId))

type Form = {
  readonly page: () => ReactElement
  readonly params?: Readonly<Record<string, string>>
  /** opens the form, where it is not open at once */
  readonly first?: () => void
  readonly texts: Readonly<Record<string, string>>
  readonly choices?: readonly string[]
}
const withCase = { id: CASE, key: 'banks:m0', grant: GRANT }
const FORMS: Readonly<Record<string, Form>> = {
  'claiming a case': {
    page: () => <Claim />,
    texts: { 'claim-name': '谷雨声', 'claim-id': '44', 'claim-code': '1234' },
  },
  'a unit that is on no list': {
    page: () => <Unit />,
    texts: { 'unit-name': '虚构面包房', 'unit-address': '虚构路 8 号', 'unit-words': '门口有招牌' },
  },
  'joining a union by its code': { page: () => <JoinUnion />, texts: { 'member-code': '1234' } },
  'joining a union by its roster': {
    page: () => <JoinUnion />,
    texts: { 'roster-own-name': '谷雨声', 'roster-own-id': '44' },
  },
  'an objection': {
    page: () => <ObjectTo />,
    params: { id: 'NO-0000000000000001' },
    texts: { 'object-text': '他家有两套房' },
    choices: ['object-how-anonymous'],
  },
  'a correction': { page: () => <Correct />, params: withCase, texts: { 'correction-note': '已经补上' } },
  'an explanation': { page: () => <Explain />, params: withCase, texts: { 'explain-text': '是过世父亲的' } },
  'a re-examination': { page: () => <Reexamine />, params: withCase, texts: { 'reexamine-why': '漏算了药费' } },
  'another account': {
    page: () => <Account />,
    params: withCase,
    texts: { 'account-holder': '谷雨声', 'account-number': '6222' },
  },
  'the receipt of money': {
    page: () => <Receipt />,
    params: withCase,
    first: () => (screen.queryByTestId('mark-1-4') === null ? choose('arrived-yes') : undefined),
    texts: { 'receipt-words': '谢谢' },
    choices: ['arrived-yes', 'mark-1-4', 'mark-3-2'],
  },
  'a withdrawal': {
    page: () => <Withdraw own={own} onDone={() => undefined} onStale={() => undefined} />,
    first: () => choose('withdraw'),
    texts: { 'withdraw-why': '已经找到工作' },
  },
}

const opened = async ({ page, params = {}, first, texts }: Form) => {
  openedWith(params)
  const shown = render(page())
  if (first !== undefined) act(first)
  await waitFor(() => screen.getByTestId(Object.keys(texts)[0] ?? ''))
  return shown
}

beforeEach(() => {
  cloud.answers('case.mine', { cases: [own] })
  cloud.answers('unit.mine', {})
})

test.each(Object.keys(FORMS))('%s: what was typed is there again after the page was left', async (name) => {
  const form = FORMS[name] as Form
  const { unmount } = await opened(form)
  for (const testId of form.choices ?? []) choose(testId)
  for (const [testId, text] of Object.entries(form.texts)) type(testId, text)
  unmount()
  await opened(form)
  for (const [testId, text] of Object.entries(form.texts)) expect([testId, typed(testId)]).toEqual([testId, text])
  for (const testId of form.choices ?? []) expect([testId, chosen(testId)]).toEqual([testId, true])
})

/** Another window of this browser stores the draft. */
const elsewhere = (key: string, value: unknown): void => {
  if (value === undefined) Taro.removeStorageSync(slot(`draft:${key}`))
  else Taro.setStorageSync(slot(`draft:${key}`), value)
  act(() => void window.dispatchEvent(new Event('storage')))
}
const KEY = `explain:${CASE}:banks:m0`
const explain = () => opened(FORMS['an explanation'] as Form)

test('an answer changed in another window is taken over, said so, and not overwritten by the next letter typed here', async () => {
  await explain()
  type('explain-text', '是我父亲的')
  elsewhere(KEY, { text: '是过世父亲的账户', files: ['FI-0000000000000001'] })
  expect(typed('explain-text')).toBe('是过世父亲的账户')
  expect(screen.getByTestId('other-window-changed').textContent).toBe(apply.otherWindow.changed)
  type('explain-text', '是过世父亲的账户，已经销户')
  expect(loadDraft(KEY)).toEqual({ text: '是过世父亲的账户，已经销户', files: ['FI-0000000000000001'] })
})

test('a window that slept while the other wrote looks before anybody can type in it', async () => {
  await explain()
  Taro.setStorageSync(slot(`draft:${KEY}`), { text: '写在另一个窗口', files: [] })
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  expect(typed('explain-text')).toBe('写在另一个窗口')
})

test('what was handed in from another window is not begun anew here without a word', async () => {
  await explain()
  type('explain-text', '是我父亲的')
  elsewhere(KEY, undefined)
  expect(screen.getByTestId('other-window-gone').textContent).toBe(apply.otherWindow.gone)
  expect(loadDraft(KEY)).toBeUndefined()
})

test('typing here says nothing about another window', async () => {
  await explain()
  type('explain-text', '是我父亲的')
  act(() => void window.dispatchEvent(new Event('storage')))
  expect(screen.queryByTestId('other-window-changed')).toBeNull()
})
