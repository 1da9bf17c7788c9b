import type { OrgId } from '@domain/kernel/ids'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Change from '@src/admin/change/index'

const NAME = '虚构百货店工会'
const at = (level: string, role: 'administrator' | 'auditor' = 'administrator'): void => {
  cloud.knowsMe({ posts: [{ role, org: { id: 'OR-county' as OrgId, name: '虚构甲区总工会', level: 'county' } }] })
  cloud.answers('org.changes', {
    items: [
      {
        ...{ change: 'UC-1', kind: 'rename', was: '虚构小店工会', becomes: NAME, because: '虚构文件一号' },
        ...{ on: '2026-03-02' as never, by: '区管理员', cases: 0, left: 0 },
      },
    ],
  })
  cloud.answers('org.targets', { items: [{ id: 'OR-plant' as OrgId, name: '虚构机械厂工会', level: 'base' }] })
  cloud.answers('org.change', { left: 0, cases: 3 })
  openedWith({ org: 'OR-shop', name: NAME, level })
  render(<Change />)
}
const type = (field: string, text: string): boolean =>
  fireEvent.change(screen.getByTestId(field), { target: { value: text } })
const tap = (id: string): boolean => fireEvent.click(screen.getByTestId(id))
const sent = (): unknown => cloud.calls('org.change')[0]?.[0]

test('a union is merged into one that was searched for, after its consequences were read', async () => {
  at('base')
  fireEvent.click(await screen.findByText('并入另一家'))
  expect(screen.queryByText('虚构机械厂工会')).toBeNull()
  type('target-words', '机械')
  tap('target-find')
  fireEvent.click(await screen.findByText('虚构机械厂工会'))
  type('because', '虚构文件二号')
  tap('change-go')
  expect(sent()).toBeUndefined()
  await screen.findByText(`把${NAME}并入虚构机械厂工会？`)
  tap('change-send')
  expect(await screen.findByText('办好了，3件跟着转了过去')).toBeTruthy()
  expect(sent()).toEqual({ org: 'OR-shop', change: { kind: 'merge', to: 'OR-plant' }, because: '虚构文件二号' })
})

test('a new name is saved with its reason; what is left empty stays as it was', async () => {
  at('base')
  fireEvent.click(await screen.findByText('更名、更正'))
  type('change-name', '虚构百货公司工会')
  type('because', '更名')
  tap('change-send')
  expect(await screen.findByText('已改为虚构百货公司工会')).toBeTruthy()
  expect(sent()).toEqual({ org: 'OR-shop', change: { kind: 'rename', name: '虚构百货公司工会' }, because: '更名' })
})

test('a county can only be renamed; an auditor reads the history', async () => {
  at('county')
  expect(screen.queryByTestId('change-kind')).toBeNull()
  expect(screen.getByTestId('change-name')).toBeTruthy()
})

test('an auditor reads what was changed, when, by whom and why', async () => {
  at('base', 'auditor')
  expect(await screen.findByText(`虚构小店工会更名为${NAME}`)).toBeTruthy()
  expect(screen.getByText('虚构文件一号')).toBeTruthy()
  expect(screen.queryByTestId('because')).toBeNull()
})
