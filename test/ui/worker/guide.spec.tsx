import { yuan } from '@domain/kernel/fen'
import { plainDate } from '@domain/kernel/plain-date'
import type { Area } from '@domain/policy/policy'
import { PROOF_TYPES } from '@domain/proof/index'
import { loadDraft, reloadPolicy } from '@src/gateway'
import { proofText } from '@src/text'
import { guide as words } from '@src/text/guide'
import { home } from '@src/text/home'
import { aPolicy } from '@test/support/policy'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloud, gone } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Guide from '@src/worker/guide/index'
import Start from '@src/worker/start/index'

const today = plainDate('2026-03-05')
const { default: usual } = aPolicy().areas as Record<'default', Area>
const areas = { default: usual, pengjiang: { ...usual, lines: { ...usual.lines, lowIncome: yuan(1100) } } }
const text = (id: string): string => screen.getByTestId(id).textContent ?? ''
const given = async (over: Parameters<typeof aPolicy>[0] = {}): Promise<void> => {
  cloud.answers('policy.current', { policy: aPolicy({ areas, ...over }), today })
  await act(reloadPolicy)
}
beforeEach(() => {
  cloud.answers('org.contact', ({ jurisdiction }) => ({
    ok: true,
    value: { name: jurisdiction === 'pengjiang' ? '蓬江区总工会' : '市总工会', phone: '0000-0000000' },
  }))
})

describe('the guide', () => {
  // first, because the policy is loaded once for the whole app
  it('tells what to prepare and whom to ask where the city has published nothing yet', async () => {
    cloud.refuses('policy.current', 'POLICY_MISSING')
    await act(reloadPolicy)
    render(<Guide />)
    expect(screen.getByTestId('guide-papers')).toBeTruthy()
    expect(text('guide-ask')).toContain(words.hotlineNumber)
  })

  it('is shown without signing in, and asks for nothing but the policy and a telephone number', async () => {
    cloud.knowsMe({ signedIn: false })
    await given()
    render(<Guide />)
    expect(screen.getByTestId('guide-who')).toBeTruthy()
    expect(cloud.called().filter((name) => !['me.open', 'policy.current', 'org.contact'].includes(name))).toEqual([])
  })

  it('gives the lines and the telephone of the chosen area', async () => {
    await given()
    render(<Guide />)
    expect(text('guide-who')).toContain('¥1,000.00')
    fireEvent.change(screen.getByTestId('guide-jurisdiction'), { target: { value: 'pengjiang' } })
    expect(text('guide-who')).toContain('¥1,100.00')
    expect(text('guide-who')).toContain('¥2,200.00')
    expect(text('guide-contact')).toContain('蓬江区总工会')
  })

  it('names every paper with its situation, and the working days of every step', async () => {
    await given()
    render(<Guide />)
    for (const type of PROOF_TYPES) expect(text('guide-papers')).toContain(proofText[type].name)
    expect(text('guide-long')).toContain(words.stage['on-notice'])
    expect(text('guide-long')).toContain(words.noticeDays(7))
  })
})

describe('the start page', () => {
  it('remembers on this phone what is at hand', async () => {
    await given()
    const first = render(<Start />)
    fireEvent.click(screen.getByTestId('hand-register'))
    first.unmount()
    render(<Start />)
    expect(screen.getByTestId('hand-register').getAttribute('aria-checked')).toBe('true')
    expect(screen.getByTestId('hand-bankCard').getAttribute('aria-checked')).toBe('false')
    expect(loadDraft('at-hand')).toEqual(['register'])
  })

  it('leads into the form, whatever is at hand', async () => {
    await given()
    render(<Start />)
    fireEvent.click(screen.getByTestId('start-apply'))
    expect(gone.at(-1)?.[0]).toBe('/worker/apply/index')
  })

  it('says so where no applications are taken, and leads to the guide', async () => {
    await given({ applicationsOpen: false })
    render(<Start />)
    expect(screen.queryByTestId('start-apply')).toBeNull()
    expect(screen.getByText(home.closed)).toBeTruthy()
    fireEvent.click(screen.getByTestId('start-guide'))
    expect(gone.at(-1)?.[0]).toBe('/worker/guide/index')
  })
})
