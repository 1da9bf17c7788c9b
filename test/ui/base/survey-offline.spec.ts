/** @jest-environment node */
import type { CaseView } from '@domain/contract/views'
import type { CaseId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { SurveyDraft } from '@src/base/survey/draft'

const mockCloud = {
  reachable: true,
  uploads: [] as string[],
  records: [] as unknown[],
  answer: undefined as unknown,
}
const mockLost = () => ({ ok: false, refusal: { code: 'UNAVAILABLE', about: { network: 'lost' } }, requestId: 'r' })

jest.mock('@src/gateway/platform/place', () => ({ isWeapp: true, hasServer: false, prefix: () => '' }))
jest.mock('@src/gateway/calls/call', () => ({
  ask: async () => ({ ok: true, value: { key: Buffer.alloc(32, 7).toString('base64') }, requestId: 'r' }),
  command: async (name: string, input: unknown, on: unknown) => {
    if (!mockCloud.reachable) return mockLost()
    mockCloud.records.push({ name, input, on })
    return mockCloud.answer ?? { ok: true, value: {}, requestId: 'r' }
  },
}))
jest.mock('@src/gateway', () => ({
  upload: async (_purpose: string, { path, size }: { path: string; size: number }) => {
    if (!mockCloud.reachable) return mockLost()
    const words = Buffer.from(mockPhone.files.get(path) ?? []).toString('utf8')
    if (words.length !== size) throw new Error('the picture was not there to be sent')
    mockCloud.uploads.push(words)
    return { ok: true, value: `FI-of-${words}`, requestId: 'r' }
  },
  command: (jest.requireMock('@src/gateway/calls/call') as { command: unknown }).command,
  useMe: () => ({}),
  useDemo: () => false,
  usePolicy: () => ({}),
}))

import { FakePhone } from '../support/fake-phone'

const mockPhone = new FakePhone()
Object.assign(Taro, mockPhone.taro())
Object.assign(globalThis, { wx: mockPhone.wx() })

import { beginDraft } from '@src/base/survey/draft'
import { draftedCases, dropSurvey, loadSurvey, saveSurvey, sendSurvey } from '@src/base/survey/send'
import { movedSince } from '@src/base/survey/use-survey'
import { keepPicture, onPhone } from '@src/gateway/offline-kit'
import { openBySignal } from '@src/gateway/offline-kit/key-record'
import Taro from '@tarojs/taro'
import { aView } from './case-view'

const officers = ['PE-officer1', 'PE-officer2'].map((person, at) => ({
  person: person as PersonId,
  name: ['子', '丑'][at] ?? '',
}))
const given = {
  today: plainDate('2026-03-09'),
  now: Date.parse('2026-03-10T02:30:00Z'),
  officers,
  surveyorsMin: 2,
  names: { m0: '本人' },
}
const NAMES = ['room', 'door', 'sign-1', 'sign-2', 'sign-0'] as const
/** A complete draft with photos and signatures, as the page stores it on the phone. */
const finished = async (caseId?: CaseId): Promise<SurveyDraft> => {
  const begun = beginDraft(aView(), given)
  const own = { ...begun, caseId: caseId ?? begun.caseId }
  saveSurvey(own, false)
  const ids = new Map<string, string>()
  for (const name of NAMES) {
    mockPhone.files.set('tmp', new TextEncoder().encode(name))
    const id = await keepPicture(own.caseId, { path: 'tmp', name: 'x.jpg', size: name.length, mime: 'image/jpeg' })
    if (id === undefined) throw new Error('the phone did not keep the picture')
    ids.set(name, id)
  }
  mockPhone.files.delete('tmp')
  const kept = (name: (typeof NAMES)[number]) => ({ id: ids.get(name) ?? '' })
  return {
    ...own,
    place: 'home',
    incomes: begun.incomes.map((row) => ({ ...row, state: 'same' as const })),
    expenditures: begun.expenditures.map((row) => ({ ...row, state: 'same' as const })),
    living: '两居室',
    photos: [kept('room'), kept('door')],
    signatures: { 'PE-officer1': kept('sign-1'), 'PE-officer2': kept('sign-2') },
    applicantSignature: kept('sign-0'),
  }
}
const pictures = (caseId: CaseId): string[] => [...mockPhone.files.keys()].filter((path) => path.includes(caseId))
const reread = (draft: SurveyDraft): SurveyDraft => {
  const kept = loadSurvey(draft.caseId)
  if (kept === undefined) throw new Error('the phone has lost the survey')
  return kept
}

beforeEach(async () => {
  mockPhone.storage.clear()
  mockPhone.files.clear()
  mockPhone.room = true
  expect(await openBySignal('PE-officer1' as PersonId)).toBe('open')
  Object.assign(mockCloud, { reachable: true, uploads: [], records: [], answer: undefined })
})

test('a survey filled in over three days without a signal is sent once when the signal returns, and then deleted from the phone', async () => {
  const draft = await finished()
  saveSurvey(draft)
  mockCloud.reachable = false
  for (let day = 1; day <= 3; day += 1) expect((await sendSurvey(reread(draft))).state).toBe('waiting')
  expect(reread(draft)).toMatchObject({ waiting: true, living: '两居室' })
  mockCloud.reachable = true
  expect((await sendSurvey(reread(draft))).state).toBe('done')
  expect([...mockCloud.uploads].sort()).toEqual(['door', 'room', 'sign-0', 'sign-1', 'sign-2'])
  expect(mockCloud.records).toHaveLength(1)
  expect(draftedCases()).toEqual([])
  expect(mockPhone.files.size).toBe(0)
  expect([...mockPhone.storage.keys()].filter((key) => key.startsWith('sealed:'))).toEqual([])
  expect(onPhone()).toEqual([])
})

test('after the app was killed during the upload, the next start sends only the missing pictures', async () => {
  const draft = await finished()
  saveSurvey(draft)
  // the third picture cannot be read; then the app is killed while the survey waits
  const third = pictures(draft.caseId).find((path) => path.endsWith(draft.signatures['PE-officer1']?.id ?? '-')) ?? ''
  const bytes = mockPhone.files.get(third) ?? new Uint8Array()
  mockPhone.files.delete(third)
  await sendSurvey(draft)
  mockPhone.files.set(third, bytes)
  expect(mockCloud.uploads).toEqual(['room', 'door'])
  expect((await sendSurvey(reread(draft))).state).toBe('done')
  expect(mockCloud.uploads).toEqual(['room', 'door', 'sign-1', 'sign-2', 'sign-0'])
})

test('when the cloud’s reply is lost, the same record is sent again, but not its pictures', async () => {
  const draft = await finished()
  saveSurvey(draft)
  mockCloud.answer = mockLost()
  expect((await sendSurvey(draft)).state).toBe('waiting')
  mockCloud.answer = undefined
  expect((await sendSurvey(reread(draft))).state).toBe('done')
  expect(mockCloud.uploads).toHaveLength(5)
  expect(mockCloud.records).toHaveLength(2)
  expect(mockCloud.records[0]).toEqual(mockCloud.records[1])
})

test('when the phone’s storage is full, saving reports a failure and the earlier draft stays unchanged', async () => {
  const draft = await finished()
  await dropSurvey(draft)
  mockPhone.room = false
  expect(saveSurvey(draft)).toBe(false)
  expect(draftedCases()).toEqual([])
  mockPhone.room = true
  expect(saveSurvey(draft)).toBe(true)
  mockPhone.room = false
  expect(saveSurvey({ ...draft, living: '写到一半' })).toBe(false)
  expect(reread(draft).living).toBe('两居室')
})

test('when another officer has already sent a survey, the survey is refused, the draft is kept, and the officer can read what has happened', async () => {
  const draft = await finished()
  saveSurvey(draft)
  mockCloud.answer = { ok: false, refusal: { code: 'STALE_VERSION' }, requestId: 'r' }
  expect(await sendSurvey(draft)).toMatchObject({ state: 'refused', refusal: { code: 'STALE_VERSION' } })
  expect(reread(draft)).toMatchObject({ waiting: false, living: '两居室' })
  expect(pictures(draft.caseId)).toHaveLength(10) // each with its small copy
  const line = (seq: number, kind: string) => ({
    seq,
    kind,
    on: '2026-03-09',
    at: 0,
    by: { as: 'base-officer' },
    to: 'surveying',
  })
  const row = { ...aView().row, version: 3 }
  const log = [line(1, 'submit'), line(2, 'accept'), line(3, 'requestCorrection')]
  const here = aView({ row, log, actions: ['recordSurvey'] }) as CaseView
  expect(movedSince(reread(draft), here)).toMatchObject({ lines: [{ kind: 'requestCorrection' }], over: false })
  const done = aView({ row, log: [...log.slice(0, 2), line(3, 'recordSurvey')], actions: [] }) as CaseView
  expect(movedSince(reread(draft), done)).toMatchObject({ lines: [{ kind: 'recordSurvey' }], over: true })
  expect(movedSince(reread(draft), aView() as CaseView)).toBeUndefined()
})

test('several households wait on one phone and are each sent and deleted separately', async () => {
  const one = await finished()
  const two = await finished('CA-view0002' as CaseId)
  saveSurvey(one)
  saveSurvey(two)
  expect(draftedCases()).toEqual([one.caseId, two.caseId])
  await sendSurvey(one)
  expect(draftedCases()).toEqual([two.caseId])
  expect(reread(two).living).toBe('两居室')
  expect(pictures(two.caseId)).toHaveLength(10)
})
