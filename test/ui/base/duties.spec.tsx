import type { CallOutput } from '@domain/contract'
import type { CaseId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import DutiesPage from '@src/base/duties/index'
import { CaseList } from '@src/features/case-page'
import { act, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const today = plainDate('2026-03-12')
const { row } = aView()
const shown = async (over: Partial<CallOutput<'case.work'>> = {}) => {
  cloud.knowsMe({
    posts: [{ role: 'base-officer', org: { id: 'OR-base01', name: '灯饰厂工会', level: 'county' } }] as never,
  })
  cloud.answers('case.work', {
    ...{ today, mine: [], others: [], more: false, overdue: 0, posters: { unions: 0 } },
    ...over,
  })
  await act(async () => {
    render(<DutiesPage />)
  })
  return (key: string) => screen.getByTestId(`go-${key}`)
}

test('an overdue drive is marked in red on its entrance, and one that is still in time is not', async () => {
  const late = await shown({ posters: { unions: 1, until: plainDate('2026-03-10') } })
  expect(late('drive').querySelector('.tag-overdue')?.textContent).toBe('已超期')
})

test('a drive in time is asked for, without red', async () => {
  const open = await shown({ posters: { unions: 1, until: plainDate('2026-03-20') } })
  expect(open('drive').querySelector('.tag-overdue')).toBeNull()
  expect(open('drive').textContent).toContain('海报没贴')
})

test('a union without a roster or a member code is told so on their entrances', async () => {
  const lacking = await shown({ lacking: { roster: 1, code: 1 } })
  expect(lacking('roster').textContent).toContain('还没有名册')
  expect(lacking('members').textContent).toContain('没有在用的会员码')
})

test('nothing is marked where nothing is missing', async () => {
  const entrance = await shown({ lacking: { roster: 0, code: 0 } })
  for (const key of ['drive', 'roster', 'members']) expect(entrance(key).querySelector('.tag')).toBeNull()
})

test('what may be taken down stands above the other work', async () => {
  const work = (nth: number, verb: string) => ({
    ...{ turn: 'mine' as const, verb },
    row: { ...row, id: `CA-work000${nth}` as CaseId, name: '甲*' as Masked, stage: verb as typeof row.stage },
  })
  await shown({ mine: [work(1, 'submitted'), work(2, 'on-notice')] })
  const ids = screen.getAllByTestId(/^duty-/).map((one) => one.getAttribute('data-testid'))
  expect(ids).toEqual(['duty-CA-work0002', 'duty-CA-work0001'])
})

test('a list of one unit does not repeat its name in every row', () => {
  const rows = [1, 2].map((nth) => ({ ...row, id: `CA-list000${nth}` as CaseId, unit: '灯饰厂' }))
  const { unmount } = render(<CaseList rows={rows} onOpen={() => undefined} />)
  expect(screen.queryByText(/灯饰厂/)).toBeNull()
  unmount()
  render(<CaseList rows={rows.map((one, at) => ({ ...one, unit: `灯饰${at}厂` }))} onOpen={() => undefined} />)
  expect(screen.getAllByText(/灯饰.厂/)).toHaveLength(2)
})

test('a notice that hangs is photographed from its row, and its page opens once there is a photo', async () => {
  const work = { turn: 'mine' as const, verb: 'to-post', row: { ...row, stage: 'to-post' as const } }
  await shown({ mine: [work] })
  expect(screen.getByTestId(`post-${row.id}-pick`).textContent).toBe('拍照登记')
  expect(screen.getByTestId(`duty-${row.id}`)).toBeTruthy()
})
