import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { excelTables } from '@cloud/adapters/tables/excel'
import { inventedId } from '@local/walk/identity'
import { RunningDesk } from '@test/support/desk'
import { textOf } from '@test/support/word'
import { pocket } from './support/holder'

let desk: RunningDesk
beforeAll(async () => {
  desk = await RunningDesk.inTown()
})
afterAll(async () => {
  await desk.stop()
  desk.forget()
})
const phoneOf = pocket(() => desk)

const idOf = (n: number): string => inventedId(9500 + n, '1986-04-17', 'male')

test('an officer opens the drive’s poster on the phone and confirms the posting with a photo of the board', async () => {
  const phone = await phoneOf('fish-1')
  await phone.tap('go-duties')
  await phone.tapWords('宣传摸底')
  await phone.sees('张贴期限是2026年1月30日（周五），已经过了')
  expect(textOf(await phone.download('paper-poster'))).toContain('远湾水产加工厂工会')
  await phone.upload('drive-photo')
  await phone.tap('drive-submit')
  await phone.sees('已确认张贴')
  const { mine } = await desk.get('fish-1', 'drive.coverage', { year: 2026 })
  expect(mine.map(({ confirmed }) => confirmed)).toEqual([true])
})

test('a colleague joins by the code on the board, scanned in WeChat or in the app, and reads the notice', async () => {
  const officer = await phoneOf('school-1')
  await officer.tap('go-duties', 'go-members', 'make-member-code')
  await officer.seesAt('made-member-code')
  const code = /(\d{4}) (\d{4})/.exec(officer.phone.text())?.slice(1).join('') ?? ''

  // a mini-program code opens the page with the digits as `scene`
  const outside = await phoneOf(await desk.newcomer('舒窈'), { at: `worker/join-union/index?scene=${code}` })
  await outside.tap('submit-join-union')
  await outside.sees('已加入海晏路小学工会')
  await outside.tap('see-notices')
  await outside.tap(await outside.startingWith('notice-NO'))
  await outside.sees('阎**')

  // a QR code scanned with the app's own scanner, only from the camera
  const asked: object[] = []
  const scanCode = (options: { success?: (found: object) => void }) => {
    asked.push(options)
    setTimeout(() => options.success?.({ result: code, scanType: 'QR_CODE', errMsg: 'scanCode:ok' }), 0)
    return options.success === undefined ? Promise.resolve({ result: code }) : undefined
  }
  const inside = await phoneOf(await desk.newcomer('桑榆晚'), {
    at: 'worker/join-union/index',
    different: { scanCode },
  })
  await inside.tap('scan-code', 'submit-join-union')
  await inside.sees('已加入海晏路小学工会')
  expect(asked).toEqual([expect.objectContaining({ onlyFromCamera: true })])
})

test('an officer imports a roster with an invalid row from a chat, adds a member by hand and removes a member', async () => {
  const list = path.join(tmpdir(), `members-${process.pid}.xlsx`)
  const rows = [
    ['姓名', '身份证号'],
    ['远山青', idOf(1)],
    ['近水绿', idOf(2)],
    ['晚来风', '999001198501010019'],
  ]
  const bytes = await excelTables.write({ sheet: '会员', rows })
  writeFileSync(list, bytes)
  const chooseMessageFile = (options: { success?: (chosen: object) => void }) => {
    const chosen = { tempFiles: [{ path: list, name: '会员.xlsx', size: bytes.byteLength, type: 'file', time: 0 }] }
    setTimeout(() => options.success?.(chosen), 0)
    return options.success === undefined ? Promise.resolve(chosen) : undefined
  }
  const phone = await phoneOf('bus-1', { different: { chooseMessageFile } })
  await phone.tap('go-duties', 'go-roster')
  await phone.sees('名册还是空的')
  await phone.upload('roster-table')
  await phone.tap('roster-check')
  await phone.sees('读到 3 行，会新加 2 人')
  await phone.tap('roster-send')
  await phone.sees('读到 3 行，新加 2 人')
  await phone.sees('身份证号不对')
  await phone.fill({ 'roster-name': '雨初晴', 'roster-id': idOf(4) })
  await phone.tap('roster-add')
  await phone.sees('共 3 人')
  await phone.phone.tap('近水绿，移出')
  await phone.tap('roster-remove')
  await phone.sees('近水绿已移出名册')
})

test('the committee deliberates with a secret vote, and the minutes open as a Word file', async () => {
  const phone = await phoneOf('lamp-1')
  const { cases } = await desk.get('w-min', 'case.mine', {})
  const names = ['高山月', '流水声', '春雨来']
  const id = cases[0]?.id ?? ''
  await phone.tap('go-duties', `duty-${id}`)
  await phone.fill({ 'deliberation-place': '三楼会议室', 'seat-new': names.join('、') })
  await phone.tap('seat-add', ...names.map((name) => `seat-${name}`))
  await phone.tap(`deliberation-chair-${names[0] ?? ''}`, 'kin-asked', 'ballot-secret')
  await phone.tap(`apart-${id}`, `verdict-${id}-yes`)
  await phone.fill({ [`vote-for-${id}`]: '3', [`vote-against-${id}`]: '0' })
  await phone.tap('deliberation-submit')
  await phone.seesAt('meeting-minutes')
  const minutes = textOf(await phone.download('meeting-minutes'))
  for (const word of ['无记名投票：同意 3 票', '闵*阳']) expect(minutes).toContain(word)
})

test('a notice is posted with a photo and shows its period, and cannot be taken down earlier', async () => {
  const { cases } = await desk.get('w-nong', 'case.mine', {})
  const phone = await phoneOf('noodle-1')
  await phone.tap('go-duties', `duty-${cases[0]?.id ?? ''}`)
  expect(textOf(await phone.download('paper-notice'))).toContain('公示')
  await phone.upload('notice-photo')
  await phone.tap('notice-post')
  await phone.sees('今天张贴，从下一个工作日起计')
  await phone.sees('公示期未满，任何人都不能提前撤下。')
  expect(phone.shows('notice-take-down')).toBe(false)
  await desk.passDays(8)
  const later = await phoneOf('noodle-2')
  await later.tap('go-duties', `duty-${cases[0]?.id ?? ''}`)
  await later.upload('down-photo')
  await later.tap('notice-take-down')
  await later.seesAt('done')
})
