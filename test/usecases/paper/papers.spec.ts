import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, setDay, walkTo } from '@test/support/walk'
import { pagesOf, textOf } from '@test/support/word'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

/** A Word file behind a link. */
const fileAt = async (url: string): Promise<Uint8Array> => {
  const [, file = ''] = /file\/([^/?]+)/.exec(url) ?? []
  const link = town.world.ports.files.verifyLink(file, new URL(url, 'http://desk').searchParams.get('t') ?? '')
  const bytes = link === undefined ? undefined : await town.world.ports.files.read(link.file)
  if (bytes === undefined) throw new Error(`nothing at ${url}`)
  return bytes
}
const readAt = async (url: string): Promise<string> => textOf(await fileAt(url))
const pagesAt = async (url: string): Promise<number> => pagesOf(await fileAt(url))

describe('the survey record as a Word file', () => {
  test('shows each amount as declared and as surveyed, and no full identity number or name', async () => {
    const at = await walkTo(town, 'deliberating')
    const { name, url } = await town.tell('baseOfficer', 'paper.survey', { caseId: at.caseId })
    expect(name).toBe(`入户调查记录表-${at.caseId}.docx`)
    const text = await readAt(url)
    expect(text).toContain('困难职工入户调查记录表')
    expect(text).toContain('申报（元）')
    expect(text).not.toMatch(/\d{17}[\dX]/)
    const view = await town.tell('baseOfficer', 'case.open', { caseId: at.caseId })
    expect(text).toContain((await caseOf(town, at.caseId)).declaration.applicant.name.shown)
    // the page of the household's own union has the whole name, the paper has not
    expect(text).not.toContain(view.declaration.applicant.name)
    expect(text).toContain(view.survey?.living ?? 'nothing')
  })

  test('is refused before the survey, and always refused to a neighbouring union, the worker and an unrelated person', async () => {
    const before = await submitted(town, { seed: 2 })
    expect(await town.refusal('baseOfficer', 'paper.survey', { caseId: before.caseId })).toBe('WRONG_STAGE')
    const at = await walkTo(town, 'deliberating')
    for (const who of ['neighbourOfficer', 'nobody-in-particular'])
      expect(await town.refusal(who, 'paper.survey', { caseId: at.caseId })).toBe('NOT_FOUND')
    expect(await town.refusal(at.worker, 'paper.survey', { caseId: at.caseId })).toBe('NOT_ALLOWED')
  })
})

describe('the minutes of a meeting as a Word file', () => {
  test('contain every household of the meeting with its own vote', async () => {
    const one = await walkTo(town, 'crosschecking')
    const two = await walkTo(town, 'crosschecking', { seed: 2 })
    const { url } = await town.tell('baseOfficer', 'paper.minutes', { cases: [one.caseId, two.caseId] })
    const text = await readAt(url)
    expect(text).toContain('2 户')
    expect(text).toContain(one.caseId)
    expect(text).toContain(two.caseId)
    expect(text).toContain('同意上报')
  })

  test('are refused for households of two different meetings', async () => {
    const one = await walkTo(town, 'crosschecking')
    setDay(town, '2026-05-06')
    const two = await walkTo(town, 'crosschecking', { seed: 2 })
    expect(await town.refusal('baseOfficer', 'paper.minutes', { cases: [one.caseId, two.caseId] })).toBe(
      'NOT_ONE_MEETING',
    )
  })

  test('are printed in one run with a page for each household, also of different meetings', async () => {
    const one = await walkTo(town, 'crosschecking')
    setDay(town, '2026-05-06')
    const two = await walkTo(town, 'crosschecking', { seed: 2 })
    const { url } = await town.tell('baseOfficer', 'paper.minutes', { cases: [one.caseId, two.caseId], apart: true })
    const text = await readAt(url)
    expect(text.split('困难职工评议会议记录')).toHaveLength(3)
    expect(text.split('主持人：')).toHaveLength(3)
    expect(await pagesAt(url)).toBe(2)
  })

  test('are refused if one household belongs to another union', async () => {
    const one = await walkTo(town, 'crosschecking')
    const other = await walkTo(town, 'crosschecking', { seed: 2, base: ORG.directBase })
    expect(await town.refusal('baseOfficer', 'paper.minutes', { cases: [one.caseId, other.caseId] })).toBe('NOT_FOUND')
  })
})

describe('a notice as a Word file', () => {
  test('contains masked names only, the period and where to object', async () => {
    const one = await walkTo(town, 'to-post')
    const two = await walkTo(town, 'to-post', { seed: 2 })
    const { url } = await town.tell('baseOfficer', 'paper.notice', { cases: [one.caseId, two.caseId] })
    const text = await readAt(url)
    const [first, second] = await Promise.all(
      [one, two].map((at) => town.tell('baseOfficer', 'notice.preview', { caseId: at.caseId })),
    )
    expect(text).toContain(first?.content.nameOnPaper)
    expect(text).toContain(second?.content.nameOnPaper)
    expect(text).toContain('满 7 个工作日')
    expect(text).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/)
  })

  test('shows the posted text once it is posted, and is refused before a notice is due', async () => {
    const early = await walkTo(town, 'deliberating', { seed: 3 })
    expect(await town.refusal('baseOfficer', 'paper.notice', { cases: [early.caseId] })).toBe('WRONG_STAGE')
    const at = await walkTo(town, 'on-notice')
    const view = await town.tell('baseOfficer', 'case.open', { caseId: at.caseId })
    const { name } = await town.tell('baseOfficer', 'paper.notice', { cases: [at.caseId] })
    expect(name).toContain(view.notice?.postedOn)
  })

  test('is printed in one run with a page for each household, posted or not', async () => {
    const one = await walkTo(town, 'on-notice')
    const two = await walkTo(town, 'to-post', { seed: 2 })
    const { url } = await town.tell('baseOfficer', 'paper.notice', { cases: [one.caseId, two.caseId], apart: true })
    const text = await readAt(url)
    expect(text.split('公示期：')).toHaveLength(3)
    expect(text.split('扫码看公示、提异议')).toHaveLength(3)
    expect(await pagesAt(url)).toBe(2)
  })

  test('is refused with a telephone number in the remark', async () => {
    const at = await walkTo(town, 'to-post')
    const remark = '有问题打 13800138000'
    expect(await town.refusal('baseOfficer', 'paper.notice', { cases: [at.caseId], remark })).toBe(
      'TEXT_HOLDS_PRIVATE_DATA',
    )
  })
})

test('the poster of a drive shows the union’s name and the city’s words, and is refused without a drive', async () => {
  const asked = { org: ORG.base.id, year: 2026 }
  expect(await town.refusal('baseOfficer', 'paper.poster', asked)).toBe('NOT_FOUND')
  const drive = { org: ORG.city.id, year: 2026, words: '今年的申请从三月开始', until: '2026-06-30' as never }
  await town.tell('cityReviewer', 'drive.start', drive)
  const { url } = await town.tell('baseOfficer', 'paper.poster', asked)
  const text = await readAt(url)
  expect(text).toContain(ORG.base.name)
  expect(text).toContain('今年的申请从三月开始')
  expect(await town.refusal('neighbourOfficer', 'paper.poster', asked)).toBe('NOT_ALLOWED')
})

test('a paper requested twice by one tap is created once', async () => {
  const at = await walkTo(town, 'deliberating')
  const tap = () => town.tell('baseOfficer', 'paper.survey', { caseId: at.caseId }, { key: 'key-paper-once-0001' })
  expect(await tap()).toEqual(await tap())
})
