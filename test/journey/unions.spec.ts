import { excelTables } from '@cloud/adapters/tables/excel'
import { stage } from './support/town'

const { open } = stage()

const HEAD = ['工会名称', '上级工会', '级别', '职工人数', '联系电话', '经办人']
const table = async (rows: readonly (readonly (string | number)[])[]) => ({
  name: '工会.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await excelTables.write({ sheet: '工会', rows: [HEAD, ...rows] })),
})
const DIGITS = '零一二三四五六七八九'
const factory = (n: number): readonly (string | number)[] => [
  ...[
    `虚构第${[...String(n)].map((digit) => DIGITS[Number(digit)]).join('')}厂工会`,
    '蓬江区',
    '基层',
    40,
    '0000-0000007',
  ],
  n < 2 ? `叶知${DIGITS[n]}` : '',
]

describe('the city’s administrator', () => {
  it('registers unions from a table: tried first, problems by row, and letters for the officers', async () => {
    const screen = await open('city-admin', { wide: true })
    await screen.tap('go-admin')
    await screen.tap('way-unions')
    await screen.tap('way-import')
    const rows = Array.from({ length: 120 }, (_, n) => factory(n))
    await screen.upload('union-table', await table([...rows, ['虚构无处工会', '没有这个区', '', 3, '', '']]))
    await screen.tap('union-check')
    await screen.seesAt('import-tried')
    await screen.sees('上级工会找不到')
    await screen.picture('admin-import-tried-1440')
    await screen.tap('union-send')
    await screen.sees('登记了120家工会、2份邀请')
    await screen.tapButton('打印邀请单')
    await screen.sees('还没打印')
    await screen.picture('admin-invitations-1440')
    const [paper] = await Promise.all([screen.page.waitForEvent('download'), screen.tap('print-invitations')])
    expect(paper.suggestedFilename()).toContain('邀请单')
    await screen.sees('已发出')
  })

  it('withdraws an invitation on a phone', async () => {
    const screen = await open('city-admin', { at: 'admin/invitations/index', width: 320 })
    await screen.sees('叶知零')
    await screen.tapButton('叶知零 换新码')
    await screen.does('see the new code', () => screen.page.locator('.adm-code:visible').waitFor())
    await screen.picture('admin-invitations-320')
    await screen.tapButton('叶知一 撤回')
    await screen.tap('withdraw-yes')
    await screen.does('see it gone', () => screen.at('invitation-叶知一').waitFor({ state: 'detached' }))
  })
})
