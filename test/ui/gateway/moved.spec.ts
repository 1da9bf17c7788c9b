import { movedTo } from '@src/gateway/platform/moved'
import { pagesOfTheApp } from '@test/support/app-pages'

test('a page that has moved opens by its former address, with the parameters of it', () => {
  expect(movedTo('base/roster/index', { org: 'OR-1', name: '明途 灯饰' })).toBe(
    `/union/roster/index?org=OR-1&name=${encodeURIComponent('明途 灯饰')}`,
  )
  expect(movedTo('/base/committee/index')).toBe('/union/committee/index')
})

test('every former address leads to a page that there is, and no page of today is taken for a former one', () => {
  const pages = pagesOfTheApp()
  for (const page of ['committee', 'drive', 'members', 'roster'])
    expect(pages).toContain(movedTo(`base/${page}/index`)?.slice(1))
  expect(pages.filter((page) => movedTo(page) !== undefined)).toEqual([])
  expect(movedTo('base/nothing/index')).toBeUndefined()
})
