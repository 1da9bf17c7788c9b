import { takenBy } from '@cloud/usecases/files/find-files'
import { checkFiles, takeFiles } from '@cloud/usecases/files/take-files'
import { FILES, PEOPLE, type PersonDoc } from '@cloud/usecases/stored/collections'
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
  ])('for %s is refused before the upload', async (_what, over, code) => {
    expect(await town.refusal('worker-1', 'file.ticket', ticket(over) as never)).toBe(code)
  })

  test('that is too large is refused, stating the size limit', async () => {
    expect(await town.ask('worker-1', 'file.ticket', ticket({ size: 11 * MB }))).toMatchObject({
      refusal: { code: 'FILE_TOO_LARGE', about: { maxMb: 10 } },
    })
  })

  test('is refused after sixty unfinished uploads in a day, but not for other people or on the next day', async () => {
    for (let i = 0; i < 60; i += 1) await town.tell('worker-1', 'file.ticket', ticket())
    expect(await town.refusal('worker-1', 'file.ticket', ticket())).toBe('TOO_MANY')
    expect(await town.ask('worker-2', 'file.ticket', ticket())).toMatchObject({ ok: true })
    nextDay(town)
    expect(await town.ask('worker-1', 'file.ticket', ticket())).toMatchObject({ ok: true })
  })
})

describe('confirming an upload', () => {
  test.each([
    ['a photo', JPEG, {}, 'image/jpeg'],
    ['a picture said to be a photo', PNG, {}, 'image/png'],
    [
      'a document',
      ascii('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'),
      { mime: 'application/pdf' },
      'application/pdf',
    ],
  ])('of %s records the type and size of the actual content', async (_what, bytes, over, mime) => {
    const file = await arriving(bytes, over)
    expect(await town.tell('worker-1', 'file.confirm', { file })).toEqual({ file, mime, size: bytes.length })
  })

  test.each([
    ['a program called a photo', bigger(Uint8Array.from([0x4d, 0x5a, 0x90, 0]), 900), {}],
    ['a web page called a photo', ascii('<!doctype html><script>alert(1)</script>'), {}],
    ['a drawing that can run scripts', ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), {}],
    ['an empty file', new Uint8Array(0), {}],
    ['a document as a signature', ascii('%PDF-1.7\n%%EOF'), { purpose: 'signature' }],
  ])('of %s is refused, and the file and its registration are deleted', async (_what, bytes, over) => {
    const file = await arriving(bytes, over)
    expect(await town.refusal('worker-1', 'file.confirm', { file })).toBe('FILE_KIND_WRONG')
    expect(await town.world.ports.files.read(file)).toBeUndefined()
    expect(await town.world.ports.store.get(FILES, file)).toBeUndefined()
  })

  test('of a photo larger than the limit is refused', async () => {
    const file = await arriving(bigger(JPEG, 10 * MB + 1))
    expect(await town.refusal('worker-1', 'file.confirm', { file })).toBe('FILE_TOO_LARGE')
    expect(await town.world.ports.files.read(file)).toBeUndefined()
  })

  test('of a photo of exactly ten megabytes is accepted', async () => {
    const file = await arriving(bigger(JPEG, 10 * MB))
    expect(await town.ask('worker-1', 'file.confirm', { file })).toMatchObject({ ok: true })
  })

  test('is refused before the file has arrived, and succeeds afterwards', async () => {
    const { file } = await town.tell('worker-1', 'file.ticket', ticket())
    expect(await town.refusal('worker-1', 'file.confirm', { file })).toBe('FILE_NOT_RECEIVED')
    await town.world.ports.files.receive(file, JPEG)
    expect(await town.ask('worker-1', 'file.confirm', { file })).toMatchObject({ ok: true })
  })

  test('a second time returns the same answer', async () => {
    const file = await arriving(JPEG)
    const first = await town.tell('worker-1', 'file.confirm', { file })
    expect(await town.tell('worker-1', 'file.confirm', { file })).toEqual(first)
  })

  test('of another person’s file is refused', async () => {
    const file = await arriving(JPEG)
    expect(await town.refusal('worker-2', 'file.confirm', { file })).toBe('NOT_FOUND')
    expect(await town.refusal('worker-1', 'file.confirm', { file: 'FI-nothing' as FileId })).toBe('NOT_FOUND')
  })
})

describe('claiming an uploaded file', () => {
  const context = (person: PersonDoc) => ({ ports: town.world.ports, person, today: today(town), now: 1 })
  const anUpload = async () => {
    const file = await town.upload('worker-1', 'proof')
    const [person] = (await town.world.ports.store.query(PEOPLE, { index: 'byOpenid', eq: ['worker-1'], limit: 1 }))
      .items
    if (person === undefined) throw new Error('who uploads is known')
    return { file, by: context(person.doc) }
  }
  const cases = ['CA-one', 'CA-two', 'CA-three'] as CaseId[]

  test('for several cases at the same moment succeeds for only one', async () => {
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

  test('is refused if an earlier version of the store has recorded the claim on the file itself', async () => {
    const { file, by } = await anUpload()
    await town.world.ports.store.transaction(async (tx) => {
      const seen = await tx.get(FILES, file)
      if (seen !== undefined) await tx.replace(FILES, seen, takenBy(seen.doc, { caseId: 'CA-one' as CaseId, at: 1 }))
    })
    expect(await checkFiles(by, [file], ['proof'])).toMatchObject({ refusal: { code: 'FILE_NOT_RECEIVED' } })
  })

  test('is refused on the day before the unused file would be deleted', async () => {
    const { file, by } = await anUpload()
    const on = (days: number) => ({ ...by, today: addDays(by.today, days) })
    expect(await checkFiles(on(RETENTION['uploads-unused'].days - 1), [file], ['proof'])).toMatchObject({ ok: true })
    expect(await checkFiles(on(RETENTION['uploads-unused'].days), [file], ['proof'])).toMatchObject({ ok: false })
  })
})

describe('reading a file', () => {
  const reads = async (who: string, file: FileId) => (await town.ask(who, 'file.link', { file })).ok
  const officers = Object.keys(OFFICERS) as OfficerKey[]

  test('is allowed only for its owner while no case has taken the file', async () => {
    const file = await town.upload('worker-1', 'proof')
    expect(await reads('worker-1', file)).toBe(true)
    for (const who of ['worker-2', ...officers]) expect([who, await reads(who, file)]).toEqual([who, false])
  })

  test('is refused before the upload is confirmed', async () => {
    const file = await arriving(JPEG)
    expect(await town.refusal('worker-1', 'file.link', { file })).toBe('NOT_FOUND')
  })

  test.each(officers)('that is a household’s proof is allowed within reach of the case only: %s', async (who) => {
    const { caseId } = await submitted(town)
    const { signature } = await caseOf(town, caseId)
    const { at, role } = OFFICERS[who]
    const may = role !== 'administrator' && [ORG.city.id, ORG.county.id, ORG.base.id].some((id) => id === at)
    expect(await reads(who, signature)).toBe(may)
  })

  test('uses a link that is valid for five minutes and names the type of the file', async () => {
    const file = await town.upload('worker-1', 'proof')
    const link = await town.tell('worker-1', 'file.link', { file })
    expect(link).toMatchObject({ mime: 'image/jpeg', until: town.world.clock.now() + 5 * 60_000 })
    const [, name, pass] = /^file\/([^/]+)\/.*\?t=(.+)$/.exec(link.url) ?? []
    expect(town.world.ports.files.verifyLink(name ?? '', pass ?? '')).toMatchObject({ file })
    town.world.clock.add(5 * 60_000)
    expect(town.world.ports.files.verifyLink(name ?? '', pass ?? '')).toBeUndefined()
  })

  test('is refused to an officer who has left the post', async () => {
    const { caseId } = await submitted(town)
    const { signature } = await caseOf(town, caseId)
    const officer = { org: ORG.base.id, person: 'PE-baseOfficer3' as never, role: 'base-officer' as const }
    expect(await reads('baseOfficer3', signature)).toBe(true)
    await town.tell('countyAdministrator', 'officer.remove', officer)
    expect(await reads('baseOfficer3', signature)).toBe(false)
  })

  test('is refused to an officer who has left the post even for their own uploads', async () => {
    const input = await town.onBehalf('baseOfficer3')
    await town.tell('baseOfficer3', 'case.submitOnBehalf', input)
    const officer = { org: ORG.base.id, person: 'PE-baseOfficer3' as never, role: 'base-officer' as const }
    expect(await reads('baseOfficer3', input.signature)).toBe(true)
    await town.tell('countyAdministrator', 'officer.remove', officer)
    expect(await reads('baseOfficer3', input.signature)).toBe(false)
  })

  test('is allowed for an objector’s own papers', async () => {
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

  test('is allowed for the worker for photos that the surveyors took at home', async () => {
    const on = await walkTo(town, 'deliberating')
    const { survey } = await caseOf(town, on.caseId)
    expect(await reads(on.worker, survey?.photos[0] as FileId)).toBe(true)
    expect(await reads('worker-2', survey?.photos[0] as FileId)).toBe(false)
  })

  test('of one’s own household is allowed for an officer as a worker, and to other officers', async () => {
    const { caseId, version } = await submitted(town, { worker: 'baseOfficer' })
    await town.tell('baseOfficer2', 'case.accept', {}, { caseId, version })
    const { signature } = await caseOf(town, caseId)
    expect(await reads('baseOfficer', signature)).toBe(true) // their own household, as its worker
    expect(await reads('baseOfficer2', signature)).toBe(true)
  })

  test('that is the photo of a notice is allowed for members of the union while the notice is up', async () => {
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

  test('that is an imported table is refused to everybody, even to its uploader', async () => {
    const table = await uploadTable(town, [['编号']])
    expect(await reads('cityReviewer', table)).toBe(false)
    expect(await reads('baseOfficer', table)).toBe(false)
    expect(await reads('countyReviewer', table)).toBe(false)
  })
})
