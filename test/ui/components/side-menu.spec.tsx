import { POST_ROLES, type PostRole } from '@domain/organisation/roles'
import { Page } from '@src/components'
import Taro from '@tarojs/taro'
import { pagesOfTheApp } from '@test/support/app-pages'
import { act, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

/** Who works on the pages of a package; a page of a base union is opened by the union above as well. */
const WORKERS: Readonly<Record<string, readonly PostRole[]>> = {
  base: ['base-officer', 'county-reviewer'],
  union: ['base-officer', 'county-reviewer'],
  review: ['county-reviewer', 'city-reviewer', 'auditor'],
  finance: ['fund-officer', 'fund-approver'],
  admin: ['administrator'],
}
const VISITS = pagesOfTheApp().flatMap((page) =>
  (WORKERS[page.split('/')[0] ?? ''] ?? []).map((role): [string, PostRole] => [page, role]),
)

afterEach(() => jest.restoreAllMocks())

test('every package of an office is among those that are visited', () => {
  expect(POST_ROLES.filter((role) => !VISITS.some(([, one]) => one === role))).toEqual([])
})

test.each(VISITS)('the menu beside %s marks one item for the %s who is there', async (path, role) => {
  jest.spyOn(Taro, 'getCurrentInstance').mockReturnValue({ router: { path, params: {} } } as never)
  cloud.knowsMe({ posts: [{ role, org: { id: 'OR-base01', name: '灯饰厂工会', level: 'county' } }] as never })
  await act(async () => {
    render(<Page title='一页'>内容</Page>)
  })
  const marked = [...screen.getByRole('navigation').querySelectorAll('.nav-link')].filter((link) =>
    link.classList.contains('nav-here'),
  )
  expect(marked).toHaveLength(1)
})
