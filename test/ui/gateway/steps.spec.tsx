let shows: (() => void)[] = []
let hides: (() => void)[] = []
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  ...jest.requireActual<object>('@tarojs/taro'),
  useDidShow: (run: () => void) => void shows.push(run),
  useDidHide: (run: () => void) => void hides.push(run),
}))

import type { CaseView, OwnCase } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { useCase, useCaseStep } from '@src/features/case-page'
import { command } from '@src/gateway'
import { useOwnCase } from '@src/worker/own'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { aView } from '../base/case-view'
import { cloudOverHttps, type Sent } from '../support/https'

const { openedWith } = jest.requireMock<typeof import('../support/taro-api')>('@tarojs/taro')

const ID = aView().row.id
const at = (version: number, stage: CaseView['row']['stage']): CaseView => {
  const view = aView()
  return { ...view, row: { ...view.row, version, stage } }
}
const own = (version: number): OwnCase => ({ id: ID, version }) as OwnCase

const namesOf = (sent: readonly Sent[]): string[] => sent.map(({ name }) => name)

const ack = { caseId: ID, version: 5, stage: 'surveying' as const }
const open = () => at(4, 'submitted')

const Here = () => {
  const opened = useCase(ID)
  const caseStep = useCaseStep(opened)
  return (
    <button type='button' onClick={() => void caseStep.run('case.accept', {}, '已受理')} data-testid='here'>
      {`${opened.view?.row.stage}/${opened.view?.row.version}/${caseStep.done}`}
    </button>
  )
}
const Underneath = ({ follow = true }: { readonly follow?: boolean }) => (
  <i data-testid='underneath'>{useCase(ID, follow).view?.row.stage}</i>
)

const Mine = () => <i data-testid='mine'>{useOwnCase(true).own?.version}</i>

const textOf = (id: string): string => screen.getByTestId(id).textContent ?? ''
/** Waits until the page is loaded, then takes the step on it. */
const taken = async (): Promise<void> => {
  await waitFor(() => expect(textOf('here')).toMatch(/^submitted/))
  fireEvent.click(screen.getByTestId('here'))
  await waitFor(() => expect(textOf('here')).toMatch(/已受理$/))
}
/** Hides the page, as when another one is opened on top of it. */
const leave = () => act(() => hides.at(-1)?.())
const comeBack = () => act(() => shows.at(-1)?.())

beforeEach(() => {
  shows = []
  hides = []
  Taro.clearStorageSync()
  openedWith({ id: ID })
})

test('after a step the page shows the new state of the case without another request', async () => {
  const sent = cloudOverHttps({ 'case.open': open, 'case.accept': () => ({ ...ack, view: at(5, 'surveying') }) })
  render(<Here />)
  await taken()
  expect(textOf('here')).toBe('surveying/5/已受理')
  expect(namesOf(sent)).toEqual(['case.open', 'case.accept'])
  expect(sent[1]).toMatchObject({ view: true, expectedVersion: 4 })
})

test('when a cloud of an earlier release returns no view, the page requests the case again', async () => {
  let stage: CaseView = at(4, 'submitted')
  const sent = cloudOverHttps({
    'case.open': () => stage,
    'case.accept': () => {
      stage = at(5, 'surveying')
      return ack
    },
  })
  render(<Here />)
  await taken()
  await waitFor(() => expect(textOf('here')).toBe('surveying/5/已受理'))
  expect(namesOf(sent)).toEqual(['case.open', 'case.accept', 'case.open'])
})

test('a response that was requested before the step does not overwrite the newer case', async () => {
  const waiting: ((view: CaseView) => void)[] = []
  let asked = 0
  cloudOverHttps({
    'case.open': () => {
      asked += 1
      return asked === 1 ? at(4, 'submitted') : new Promise<CaseView>((answer) => waiting.push(answer))
    },
    'case.accept': () => ({ ...ack, view: at(5, 'surveying') }),
  })
  render(<Here />)
  await waitFor(() => expect(textOf('here')).toMatch(/^submitted/))
  comeBack() // the first time is the opening
  comeBack()
  await waitFor(() => expect(waiting).toHaveLength(1))
  await taken()
  await act(async () => waiting[0]?.(at(4, 'submitted')))
  expect(textOf('here')).toBe('surveying/5/已受理')
})

describe('a page of the case that lies under another page', () => {
  const opened = async () => {
    const view = at(5, 'surveying')
    const sent = cloudOverHttps({
      'case.open': open,
      'case.accept': (_input, { caseId = ID }) => ({
        ...{ ...ack, caseId },
        view: { ...view, row: { ...view.row, id: caseId } },
      }),
    })
    render(<Underneath />)
    await waitFor(() => expect(textOf('underneath')).toBe('submitted'))
    comeBack() // the first call counts as opening the page
    leave()
    return sent
  }

  test('shows a step taken on the page above, and makes no request when the person returns', async () => {
    const sent = await opened()
    await act(async () => void (await command('case.accept', {}, { caseId: ID, version: 4 })))
    expect(textOf('underneath')).toBe('surveying')
    comeBack()
    expect(namesOf(sent)).toEqual(['case.open', 'case.accept'])
  })

  test('reloads when the person returns and no step was taken', async () => {
    const sent = await opened()
    comeBack()
    await waitFor(() => expect(namesOf(sent)).toEqual(['case.open', 'case.open']))
  })

  test('stays unchanged when the step was on another case, and reloads when the person returns', async () => {
    const sent = await opened()
    const elsewhere = { caseId: 'CA-another1' as CaseId, version: 4 }
    await act(async () => void (await command('case.accept', {}, elsewhere)))
    expect(textOf('underneath')).toBe('submitted')
    comeBack()
    await waitFor(() => expect(namesOf(sent)).toHaveLength(3))
  })
})

test('a form keeps the case data it was filled in from, until it is reloaded', async () => {
  cloudOverHttps({ 'case.open': open, 'case.accept': () => ({ ...ack, view: at(5, 'surveying') }) })
  render(<Underneath follow={false} />)
  await waitFor(() => expect(textOf('underneath')).toBe('submitted'))
  await act(async () => void (await command('case.accept', {}, { caseId: ID, version: 4 })))
  expect(textOf('underneath')).toBe('submitted')
})

test('a step updates the worker’s own case among several', async () => {
  const other = { id: 'CA-another1', version: 9 } as OwnCase
  const sent = cloudOverHttps({
    'case.mine': () => ({ cases: [other, own(4)] }),
    'case.withdraw': () => ({ ...ack, own: own(5) }),
  })
  render(<Mine />)
  await waitFor(() => expect(textOf('mine')).toBe('4'))
  await act(async () => void (await command('case.withdraw', { why: '' }, { caseId: ID, version: 4 })))
  expect(textOf('mine')).toBe('5')
  expect(namesOf(sent)).toEqual(['case.mine', 'case.withdraw'])
})
