import type { CaseView } from '@domain/contract/views'
import type { CaseId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { SurveyDraft } from '@src/base/survey/draft'

/** A phone that keeps what it is given, as long as there is room, and a cloud that can be out of reach. */
const mockPhone = {
  kept: new Map<string, unknown>(),
  room: true,
  pictures: new Map<string, unknown>(),
}
const mockCloud = {
  reachable: true,
  uploads: [] as string[],
  records: [] as unknown[],
  answer: undefined as unknown,
}
const lost = () => ({ ok: false, refusal: { code: 'UNAVAILABLE', about: { network: 'lost' } }, requestId: 'r' })

jest.mock('@src/gateway', () => ({
  loadDraft: (key: string) => mockPhone.kept.get(key),
  saveDraft: (key: string, value: unknown) => {
    if (mockPhone.room) mockPhone.kept.set(key, JSON.parse(JSON.stringify(value)))
    return mockPhone.room
  },
  dropDraft: (key: string) => mockPhone.kept.delete(key),
  keptFile: async (id: string) => mockPhone.pictures.get(id),
  dropKept: async (id: string) => void mockPhone.pictures.delete(id),
  upload: async (_purpose: string, file: { name: string }) => {
    if (!mockCloud.reachable) return lost()
    mockCloud.uploads.push(file.name)
    return { ok: true, value: `FI-of-${file.name}`, requestId: 'r' }
  },
  call: async (name: string, input: unknown, on: unknown) => {
    if (!mockCloud.reachable) return lost()
    mockCloud.records.push({ name, input, on })
    return mockCloud.answer ?? { ok: true, value: {}, requestId: 'r' }
  },
  useMe: () => ({}),
  useDemo: () => false,
  usePolicy: () => ({}),
  isWeapp: false,
}))

import { beginDraft } from '@src/base/survey/draft'
import { draftedCases, loadSurvey, saveSurvey, sendSurvey } from '@src/base/survey/send'
import { movedSince } from '@src/base/survey/use-survey'
import { aView } from './case-view'

const officers = ['PE-officer1', 'PE-officer2'].map((person, at) => ({
  person: person as PersonId,
  name: ['子', '丑'][at] ?? '',
}))
const given = { today: plainDate('2026-03-09'), time: '10:30', officers, surveyorsMin: 2, names: { m0: '本人' } }
const finished = (): SurveyDraft => {
  const begun = beginDraft(aView(), given)
  for (const id of ['room', 'door', 'sign-1', 'sign-2', 'sign-0']) mockPhone.pictures.set(id, { name: id, path: id })
  return {
    ...begun,
    surveyors: officers.map(({ person }) => person),
    incomes: begun.incomes.map((row) => ({ ...row, state: 'same' as const })),
    expenditures: begun.expenditures.map((row) => ({ ...row, state: 'same' as const })),
    living: '两居室',
    photos: [{ id: 'room' }, { id: 'door' }],
    signatures: { 'PE-officer1': { id: 'sign-1' }, 'PE-officer2': { id: 'sign-2' } },
    applicantSignature: { id: 'sign-0' },
  }
}
const reread = (draft: SurveyDraft): SurveyDraft => {
  const kept = loadSurvey(draft.caseId)
  if (kept === undefined) throw new Error('the phone has lost the survey')
  return kept
}

beforeEach(() => {
  mockPhone.kept.clear()
  mockPhone.pictures.clear()
  mockPhone.room = true
  Object.assign(mockCloud, { reachable: true, uploads: [], records: [], answer: undefined })
})

test('three days without a signal: nothing is lost; with the signal it goes once, and the phone keeps nothing of it', async () => {
  const draft = finished()
  saveSurvey(draft)
  mockCloud.reachable = false
  for (let day = 1; day <= 3; day += 1) expect((await sendSurvey(reread(draft))).state).toBe('waiting')
  expect(reread(draft)).toMatchObject({ waiting: true, living: '两居室' })
  mockCloud.reachable = true
  expect((await sendSurvey(reread(draft))).state).toBe('done')
  expect([...mockCloud.uploads].sort()).toEqual(['door', 'room', 'sign-0', 'sign-1', 'sign-2'])
  expect(mockCloud.records).toHaveLength(1)
  expect(draftedCases()).toEqual([])
  expect([...mockPhone.kept.keys()]).toEqual(['survey:list'])
  expect(mockPhone.pictures.size).toBe(0)
})

test('killed between two pictures: the next start sends only those that had not arrived', async () => {
  const draft = finished()
  saveSurvey(draft)
  const pictures = [...mockPhone.pictures]
  // the signal goes after the second picture; the app is killed while it waits
  mockPhone.pictures.set('sign-1', undefined as never)
  await sendSurvey(draft)
  for (const [id, picture] of pictures) mockPhone.pictures.set(id, picture)
  expect(mockCloud.uploads).toEqual(['room', 'door'])
  expect((await sendSurvey(reread(draft))).state).toBe('done')
  expect(mockCloud.uploads).toEqual(['room', 'door', 'sign-1', 'sign-2', 'sign-0'])
})

test('the reply of the cloud is lost: the very same record is sent again, its pictures are not', async () => {
  const draft = finished()
  saveSurvey(draft)
  mockCloud.answer = lost()
  expect((await sendSurvey(draft)).state).toBe('waiting')
  mockCloud.answer = undefined
  expect((await sendSurvey(reread(draft))).state).toBe('done')
  expect(mockCloud.uploads).toHaveLength(5)
  expect(mockCloud.records).toHaveLength(2)
  expect(mockCloud.records[0]).toEqual(mockCloud.records[1])
})

test('no room on the phone: it is said, and what was kept before stays as it was', () => {
  const draft = finished()
  mockPhone.room = false
  expect(saveSurvey(draft)).toBe(false)
  expect(draftedCases()).toEqual([])
  mockPhone.room = true
  expect(saveSurvey(draft)).toBe(true)
  mockPhone.room = false
  expect(saveSurvey({ ...draft, living: '写到一半' })).toBe(false)
  expect(reread(draft).living).toBe('两居室')
})

test('another officer was faster: nothing is sent over it and nothing dropped; what happened is there to read', async () => {
  const draft = finished()
  saveSurvey(draft)
  mockCloud.answer = { ok: false, refusal: { code: 'STALE_VERSION' }, requestId: 'r' }
  expect(await sendSurvey(draft)).toMatchObject({ state: 'refused', refusal: { code: 'STALE_VERSION' } })
  expect(reread(draft)).toMatchObject({ waiting: false, living: '两居室' })
  expect(mockPhone.pictures.size).toBe(5)
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

test('several households wait on one phone, each sent and dropped by itself', async () => {
  const one = finished()
  const two = { ...finished(), caseId: 'CA-view0002' as CaseId, photos: [{ id: 'door' }], signatures: {} }
  saveSurvey(one)
  saveSurvey(two)
  expect(draftedCases()).toEqual([one.caseId, two.caseId])
  await sendSurvey(one)
  expect(draftedCases()).toEqual([two.caseId])
  expect(reread(two).living).toBe('两居室')
})
