import { aWorld } from '@test/support/ports'
import { aTown, submitted, type Town } from '@test/support/town'
import { textOf } from '@test/support/word'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const readAt = async (url: string): Promise<string> => {
  const [, file = ''] = /file\/([^/?]+)/.exec(url) ?? []
  const link = town.world.ports.files.verifyLink(file, new URL(url, 'http://desk').searchParams.get('t') ?? '')
  const bytes = link === undefined ? undefined : await town.world.ports.files.read(link.file)
  if (bytes === undefined) throw new Error(`nothing at ${url}`)
  return textOf(bytes)
}

test('a worker takes along what the union has of them, whole, in a file of their own', async () => {
  const { declaration } = await town.submission('worker-1')
  const { caseId } = await submitted(town)
  const { name, url } = await town.tell('worker-1', 'paper.own', { caseId })
  expect(name).toBe(`我的申请资料-${caseId}.docx`)
  const text = await readAt(url)
  const { applicant, members, account } = declaration
  for (const own of [applicant.name, applicant.idNumber, applicant.mobile, account.number, '正在办理'])
    expect(text).toContain(own)
  for (const member of members) expect(text).toContain(member.idNumber)
})

test('nobody else gets it: not another worker, not the officers of the case', async () => {
  const { caseId } = await submitted(town)
  for (const who of ['worker-2', 'baseOfficer', 'cityReviewer', 'cityAuditor'])
    expect(await town.refusal(who, 'paper.own', { caseId })).toBe('NOT_FOUND')
})
