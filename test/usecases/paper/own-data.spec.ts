import { drainOutbox } from '@cloud/usecases/clock/drain-outbox'
import { accountIn } from '@test/support/household'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { now } from '@test/support/walk'
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

test('a worker can download all data of their case, unmasked, in one file', async () => {
  const { declaration } = await town.submission('worker-1')
  const { caseId } = await submitted(town)
  const { name, url } = await town.tell('worker-1', 'paper.own', { caseId })
  expect(name).toBe(`我的申请资料-${caseId}.docx`)
  const text = await readAt(url)
  const { applicant, members, account } = declaration
  for (const own of [
    applicant.name,
    applicant.idNumber,
    applicant.mobile,
    accountIn({ account }).number,
    '还没有认定结果',
  ])
    expect(text).toContain(own)
  for (const member of members) expect(text).toContain(member.idNumber)
})

test('the worker’s file contains explanations, messages, calls, looks and revoked consents', async () => {
  const { declaration } = await town.submission('worker-1')
  const at = await submitted(town)
  await town.tell('baseOfficer', 'case.reveal', { member: 'm0' as never, field: 'mobile', why: 'contact' }, at)
  await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请补一张' }, at)
  await drainOutbox(town.world.ports)
  const { items } = await town.tell('baseOfficer', 'ring.list', {})
  const ids = items.flatMap(({ matters }) => matters.map(({ id }) => id))
  await town.tell('baseOfficer', 'ring.done', { matters: ids }, at)
  const on = await now(town, at.caseId)
  const answered = await town.tell('worker-1', 'case.answerCorrection', { proofs: [], note: '收入证明补好了' }, on)
  await town.tell('worker-1', 'case.revokeConsent', { matter: 'crosscheck' }, answered)
  const text = await readAt((await town.tell('worker-1', 'paper.own', { caseId: at.caseId })).url)
  for (const words of ['收入证明补好了', '请补正材料', '联系申请人', '经办甲', '申请已经撤回', '电话告知', '收入证明'])
    expect(text).toContain(words)
  const spouse = declaration.members.find(({ relation }) => relation === 'spouse')
  const child = declaration.members.find(({ relation }) => relation === 'child')
  expect(text).not.toContain(spouse?.idNumber)
  expect(text).toContain(child?.idNumber)
})

test('the worker’s file contains the unit request and its answer', async () => {
  const letter = {
    jurisdiction: 'pengjiang',
    unit: '虚构玩具厂',
    address: '虚构路 8 号',
    words: '厂里有三十个人',
  } as const
  await town.tell('worker-1', 'unit.request', letter)
  const { caseId } = await submitted(town)
  const paper = async () => readAt((await town.tell('worker-1', 'paper.own', { caseId })).url)
  for (const words of [letter.unit, letter.address, letter.words, '等答复']) expect(await paper()).toContain(words)
  const [waits] = (await town.tell('countyAdministrator', 'unit.requests', { state: 'open' })).items
  const answer = { kind: 'through' as const, union: ORG.base.id, words: '由镇工会代办' }
  await town.tell('countyAdministrator', 'unit.answer', {
    request: waits?.request ?? '',
    at: waits?.at ?? 0,
    answer,
  } as never)
  for (const words of [ORG.base.name, answer.words]) expect(await paper()).toContain(words)
  expect(await paper()).not.toContain('等答复')
  const other = await submitted(town, { worker: 'worker-2', seed: 2 })
  expect(await readAt((await town.tell('worker-2', 'paper.own', { caseId: other.caseId })).url)).not.toContain(
    '找不到单位',
  )
})

test('the computer file with the worker’s own data is refused to other workers and to the officers of the case', async () => {
  const { caseId } = await submitted(town)
  for (const who of ['worker-2', 'baseOfficer', 'cityReviewer', 'cityAuditor'])
    expect(await town.refusal(who, 'paper.own', { caseId })).toBe('NOT_FOUND')
})
