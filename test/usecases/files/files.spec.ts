import { FILES, PEOPLE, type PersonDoc } from '@cloud/usecases/collections'
import { takenBy } from '@cloud/usecases/files/find-files'
import { checkFiles, takeFiles } from '@cloud/usecases/files/take-files'
import type { CaseId, FileId, NoticeId } from '@domain/kernel/ids'
import { addDays } from '@domain/kernel/plain-date'
import { RETENTION } from '@domain/retention/retention'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, JPEG, OFFICERS, type OfficerKey, ORG, PNG, submitted, type Town } from '@test/support/town'
import { caseOf, nextDay, setDay, today, uploadTable, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const MB = 1024 * 1024
const ticket = (over: object = {}) => ({ purpose: 'proof' as const, size: 100, mime: 'image/jpeg', ...over })
const arriving = async (bytes: Uint8Array, over: object = {}) => {
  const { file } = await town.tell('worker-1', 'file.ticket', ticket(over))
  await town.world.ports.files.receive(file, bytes)
  return file
}
const bigger = (head: Uint8Array, size: number): Uint8Array => {
  const bytes = new Uint8Array(size)
  bytes.set(head)
  return bytes
}
const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('registering a file', () => {
  test.each([
    ['a program', { mime: 'application/x-msdownload' }, 'FILE_KIND_WRONG'],
    ['a table as a proof', { mime: 'application/vnd.ms-excel' }, 'FILE_KIND_WRONG'],
    ['a PDF as a signature', { purpose: 'signature', mime: 'application/pdf' }, 'FILE_KIND_WRONG'],
    ['a picture as a table', { purpose: 'table' }, 'FILE_KIND_WRONG'],
    ['fifty megabytes', { size: 50 * MB }, 'FILE_TOO_LARGE'],
    [
      'a table of six megabytes',
      { purpose: 'table', size: 6 * MB, mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
      'FILE_TOO_LARGE',
    ],
    ['nothing at all', { size: 0 }, 'BAD_INPUT'],
    ['an unknown purpose', { purpose: 'wallpaper' }, 'BAD_INPUT'],
  ])('%s is refused before it is uploaded', async (_what, over, code) => {
    expect(await town.refusal('worker-1', 'file.ticket', ticket(over) as never)).toBe(code)
  })

  test('the largest allowed is said', async () => {
    expect(await town.ask('worker-1', 'file.ticket', ticket({ size: 11 * MB }))).toMatchObject({
      refusal: { code: 'FILE_TOO_LARGE', about: { maxMb: 10 } },
    })
  })

  test('sixty unfinished uploads a day are enough; others and tomorrow are not held back', async () => {
    for (let i = 0; i < 60; i += 1) await town.tell('worker-1', 'file.ticket', ticket())
    expect(await town.refusal('worker-1', 'file.ticket', ticket())).toBe('TOO_MANY')
    expect(await town.ask('worker-2', 'file.ticket', ticket())).toMatchObject({ ok: true })
    nextDay(town)
    expect(await town.ask('worker-1', 'file.ticket', ticket())).toMatchObject({ ok: true })
  })
})

describe('confirming', () => {
  test.each([
    ['a photo', JPEG, {}, 'image/jpeg'],
    ['a picture said to be a photo', PNG, {}, 'image/png'],
    [
      'a document',
      ascii('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'),
      { mime: 'application/pdf' },
      'application/pdf',
    ],
  ])('%s: kind and size come from the content', async (_what, bytes, over, mime) => {
    const file = await arriving(bytes, over)
    expect(await town.tell('worker-1', 'file.confirm', { file })).toEqual({ file, mime, size: bytes.length })
  })

  test.each([
    ['a program called a photo', bigger(Uint8Array.from([0x4d, 0x5a, 0x90, 0]), 900), {}],
    ['a web page called a photo', ascii('<!doctype html><script>alert(1)</script>'), {}],
    ['a drawing that can run scripts', ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), {}],
    ['an empty file', new Uint8Array(0), {}],
    ['a document as a signature', ascii('%PDF-1.7\n%%EOF'), { purpose: 'signature' }],
  ])('%s is refused, and neither the file nor its registration stays', async (_what, bytes, over) => {
    const file = await arriving(bytes, over)
    expect(await town.refusal('worker-1', 'file.confirm', { file })).toBe('FILE_KIND_WRONG')
    expect(await town.world.ports.files.read(file)).toBeUndefined()
    expect(await town.world.ports.store.get(FILES, file)).toBeUndefined()
  })

  test('a photo larger than it was said to be', async () => {
    const file = await arriving(bigger(JPEG, 10 * MB + 1))
    expect(await town.refusal('worker-1', 'file.confirm', { file })).toBe('FILE_TOO_LARGE')
    expect(await town.world.ports.files.read(file)).toBeUndefined()
  })

  test('a photo of exactly ten megabytes', async () => {
    const file = await arriving(bigger(JPEG, 10 * MB))
    expect(await town.ask('worker-1', 'file.confirm', { file })).toMatchObject({ ok: true })
  })

  test('nothing arrived yet: later it may', async () => {
    const { file } = await town.tell('worker-1', 'file.ticket', ticket())
    expect(await town.refusal('worker-1', 'file.confirm', { file })).toBe('FILE_NOT_RECEIVED')
    await town.world.ports.files.receive(file, JPEG)
    expect(await town.ask('worker-1', 'file.confirm', { file })).toMatchObject({ ok: true })
  })

  test('twice is once', async () => {
    const file = await arriving(JPEG)
    const first = await town.tell('worker-1', 'file.confirm', { file })
    expect(await town.tell('worker-1', 'file.confirm', { file })).toEqual(first)
  })

  test('nobody confirms another’s file', async () => {
    const file = await arriving(JPEG)
    expect(await town.refusal('worker-2', 'file.confirm', { file })).toBe('NOT_FOUND')
    expect(await town.refusal('worker-1', 'file.confirm', { file: 'FI-nothing' as FileId })).toBe('NOT_FOUND')
  })
})

describe('taken once', () => {
  const context = (person: PersonDoc) => ({ ports: town.world.ports, person, today: today(town), now: 1 })
  const anUpload = async () => {
    const file = await town.upload('worker-1', 'proof')
    const [person] = (await town.world.ports.store.query(PEOPLE, { index: 'byOpenid', eq: ['worker-1'], limit: 1 }))
      .items
    if (person === undefined) throw new Error('who uploads is known')
    return { file, by: context(person.doc) }
  }
  const cases = ['CA-one', 'CA-two', 'CA-three'] as CaseId[]

  test('of several cases that found a picture free at the same moment one has it', async () => {
    const { file, by } = await anUpload()
    const found = await Promise.all(cases.map(() => checkFiles(by, [file], ['proof'])))
    const taken = await Promise.all(
      found.map((files, i) =>
        town.world.ports.store.transaction(async (tx) =>
          files.ok ? takeFiles(tx, by, files.value, { caseId: cases[i] }) : files,
        ),
      ),
    )
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    expect(taken.filter(({ ok }) => !ok)).toEqual(
      Array(2).fill({ ok: false, refusal: { code: 'FILE_NOT_RECEIVED', about: { count: 1 } } }),
    )
    expect(await checkFiles(by, [file], ['proof'])).toMatchObject({ ok: false })
  })

  test('nor one that an earlier version of the store has noted on the picture itself', async () => {
    const { file, by } = await anUpload()
    await town.world.ports.store.transaction(async (tx) => {
      const seen = await tx.get(FILES, file)
      if (seen !== undefined) await tx.replace(FILES, seen, takenBy(seen.doc, { caseId: 'CA-one' as CaseId, at: 1 }))
    })
    expect(await checkFiles(by, [file], ['proof'])).toMatchObject({ refusal: { code: 'FILE_NOT_RECEIVED' } })
  })

  test('a picture that is cleared away tomorrow as unused is taken no more', async () => {
    const { file, by } = await anUpload()
    const on = (days: number) => ({ ...by, today: addDays(by.today, days) })
    expect(await checkFiles(on(RETENTION['uploads-unused'].days - 1), [file], ['proof'])).toMatchObject({ ok: true })
    expect(await checkFiles(on(RETENTION['uploads-unused'].days), [file], ['proof'])).toMatchObject({ ok: false })
  })
})

describe('reading', () => {
  const reads = async (who: string, file: FileId) => (await town.ask(who, 'file.link', { file })).ok
  const officers = Object.keys(OFFICERS) as OfficerKey[]

  test('the owner, and while no case has it nobody else', async () => {
    const file = await town.upload('worker-1', 'proof')
    expect(await reads('worker-1', file)).toBe(true)
    for (const who of ['worker-2', ...officers]) expect([who, await reads(who, file)]).toEqual([who, false])
  })

  test('not before it was confirmed', async () => {
    const file = await arriving(JPEG)
    expect(await town.refusal('worker-1', 'file.link', { file })).toBe('NOT_FOUND')
  })

  test.each(officers)('a proof of the household: %s', async (who) => {
    const { caseId } = await submitted(town)
    const { signature } = await caseOf(town, caseId)
    const { at, role } = OFFICERS[who]
    const may = role !== 'administrator' && [ORG.city.id, ORG.county.id, ORG.base.id].some((id) => id === at)
    expect(await reads(who, signature)).toBe(may)
  })

  test('a link lives five minutes and says what it leads to', async () => {
    const file = await town.upload('worker-1', 'proof')
    const link = await town.tell('worker-1', 'file.link', { file })
    expect(link).toMatchObject({ mime: 'image/jpeg', until: town.world.clock.now() + 5 * 60_000 })
    const [, name, pass] = /^file\/([^/]+)\/.*\?t=(.+)$/.exec(link.url) ?? []
    expect(town.world.ports.files.verifyLink(name ?? '', pass ?? '')).toMatchObject({ file })
    town.world.clock.add(5 * 60_000)
    expect(town.world.ports.files.verifyLink(name ?? '', pass ?? '')).toBeUndefined()
  })

  test('an officer who left the post reads no more', async () => {
    const { caseId } = await submitted(town)
    const { signature } = await caseOf(town, caseId)
    const officer = { org: ORG.base.id, person: 'PE-baseOfficer3' as never, role: 'base-officer' as const }
    expect(await reads('baseOfficer3', signature)).toBe(true)
    await town.tell('countyAdministrator', 'officer.remove', officer)
    expect(await reads('baseOfficer3', signature)).toBe(false)
  })

  test('not even what they brought in themselves', async () => {
    const input = { org: ORG.base.id, ...(await town.submission('baseOfficer3', { how: 'on-glass' })) }
    await town.tell('baseOfficer3', 'case.submitOnBehalf', input)
    const officer = { org: ORG.base.id, person: 'PE-baseOfficer3' as never, role: 'base-officer' as const }
    expect(await reads('baseOfficer3', input.signature)).toBe(true)
    await town.tell('countyAdministrator', 'officer.remove', officer)
    expect(await reads('baseOfficer3', input.signature)).toBe(false)
  })

  test('who objected still reads what they handed in', async () => {
    const on = await walkTo(town, 'on-notice')
    await accepted(town, { worker: 'colleague', seed: 2 })
    const { notice } = await caseOf(town, on.caseId)
    const file = await town.upload('colleague', 'objection')
    const words = { notice: notice?.id as NoticeId, anonymous: true, text: '情况不符', files: [file] }
    await town.tell('colleague', 'notice.object', words)
    expect(await reads('colleague', file)).toBe(true)
    expect(await reads(on.worker, file)).toBe(false)
    expect(await reads('baseOfficer', file)).toBe(false)
  })

  test('the worker sees what the surveyors photographed at home', async () => {
    const on = await walkTo(town, 'deliberating')
    const { survey } = await caseOf(town, on.caseId)
    expect(await reads(on.worker, survey?.photos[0] as FileId)).toBe(true)
    expect(await reads('worker-2', survey?.photos[0] as FileId)).toBe(false)
  })

  test('an officer does not look at the papers of their own household', async () => {
    const { caseId, version } = await submitted(town, { worker: 'baseOfficer' })
    await town.tell('baseOfficer2', 'case.accept', {}, { caseId, version })
    const { signature } = await caseOf(town, caseId)
    expect(await reads('baseOfficer', signature)).toBe(true) // their own household, as the worker
    expect(await reads('baseOfficer2', signature)).toBe(true)
  })

  test('the photo of a notice: members of the union for as long as the notice is up', async () => {
    const on = await walkTo(town, 'on-notice')
    await accepted(town, { worker: 'colleague', seed: 2 })
    await submitted(town, { worker: 'stranger', seed: 3, base: ORG.neighbour })
    const { noticePhotos, notice } = await caseOf(town, on.caseId)
    const photo = noticePhotos[0] as FileId
    expect(await reads('colleague', photo)).toBe(true)
    expect(await reads('stranger', photo)).toBe(false)
    setDay(town, notice?.lastDay ?? '')
    expect(await reads('colleague', photo)).toBe(true)
    nextDay(town)
    expect(await reads('colleague', photo)).toBe(false)
    expect(await town.refusal('colleague', 'notice.open', { notice: notice?.id as NoticeId })).toBe('NOT_FOUND')
  })

  test('a table of names and numbers is opened by nobody again, not even by whoever brought it in', async () => {
    const table = await uploadTable(town, [['编号']])
    expect(await reads('cityReviewer', table)).toBe(false)
    expect(await reads('baseOfficer', table)).toBe(false)
    expect(await reads('countyReviewer', table)).toBe(false)
  })
})
