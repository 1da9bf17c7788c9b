import { yuan } from '@domain/kernel/fen'
import type { FileId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { SurveyRecord } from '@domain/survey/survey'
import { arrived } from '@src/base/survey/arrival'
import {
  afterSending,
  beginDraft,
  gapsOf,
  picturesOf,
  recordOf,
  SurveyDraft,
  stepGaps,
  withReceived,
} from '@src/base/survey/draft'
import { aView } from './case-view'
import { begun, FIRST as first, SECOND as second } from './survey-drafts'

const ready = (): SurveyDraft => ({
  ...begun(),
  place: 'home',
  incomes: begun().incomes.map((row) => ({ ...row, state: 'corrected' as const, found: yuan(43_000) })),
  expenditures: begun().expenditures.map((row) => ({ ...row, state: 'same' as const })),
  living: '两居室',
  causeConfirmed: true,
  photos: [{ id: 'photo' }],
  signatures: { [first]: { id: 'one' }, [second]: { id: 'two' } },
  applicantSignature: { id: 'three' },
})

const received = (draft: SurveyDraft): SurveyDraft =>
  picturesOf(draft).reduce((now, { kept }) => withReceived(now, kept.id, `FI-${kept.id}-1` as FileId), draft)

test('a new survey draft contains the declared lines, none of them confirmed', () => {
  expect(begun().incomes).toEqual([{ no: 0, member: 'm0', kind: 'wages', declared: yuan(42_000), state: 'unseen' }])
  expect(gapsOf(begun())).toEqual(
    expect.arrayContaining(['surveyors', 'unseen', 'living', 'cause', 'photos', 'applicantSignature']),
  )
})

test('each screen lists its own missing answers', () => {
  const draft = { ...ready(), expenditures: begun().expenditures, photos: [] }
  expect(stepGaps(draft)).toEqual({
    visit: [],
    incomes: [],
    expenditures: ['unseen'],
    living: [],
    photos: ['photos'],
    signatures: [],
  })
})

test('a member without a job is listed for the question about imputed income', () => {
  expect(begun().shown.jobless).toEqual(['m1'])
})

test('a draft survives being stored on the phone, and an invalid draft is refused', () => {
  expect(SurveyDraft.parse(JSON.parse(JSON.stringify(ready())))).toEqual(ready())
  expect(SurveyDraft.safeParse({ caseId: 'CA-view0001' }).success).toBe(false)
})

test('a finished survey is converted to a valid record with confirmed and corrected amounts', () => {
  expect(gapsOf(ready())).toEqual([])
  const record = recordOf(received(ready()))
  expect(SurveyRecord.safeParse(record).success).toBe(true)
  expect(record.incomes).toEqual([{ member: 'm0', kind: 'wages', amount: yuan(43_000) }])
  expect(record.expenditures).toEqual([{ member: 'm1', kind: 'illness', amount: yuan(24_000) }])
  expect(record.surveyorSignatures).toEqual(['FI-one-1', 'FI-two-1'])
})

test('a removed line is left out of the record, and an added line requires a kind and an amount', () => {
  const draft = ready()
  const struck = { ...draft, incomes: draft.incomes.map((row) => ({ ...row, state: 'removed' as const })) }
  expect(recordOf(received(struck)).incomes).toEqual([])
  const added = {
    ...draft,
    incomes: [
      ...draft.incomes,
      { no: 9, member: draft.incomes[0]?.member ?? ('m0' as never), state: 'added' as const },
    ],
  }
  expect(gapsOf(added)).toContain('newLines')
})

test('whoever signs as surveyor is one: nobody else is in the record, whatever a draft of the former release had chosen', () => {
  const draft = { ...ready(), surveyors: [first, second], signatures: { [first]: { id: 'one' } } }
  expect(gapsOf(draft)).toContain('surveyors')
  const { surveyors, surveyorSignatures } = recordOf(received(draft))
  expect([surveyors, surveyorSignatures]).toEqual([[first], ['FI-one-1']])
})

test('an applicant who cannot sign requires a reason, and no signature is sent', () => {
  const draft = { ...ready(), applicantCannotSign: true }
  expect(gapsOf({ ...draft, applicantSignature: undefined })).toContain('applicantSignature')
  const excused = { ...draft, applicantNotSigned: '手部骨折，由邻居见证' }
  expect(gapsOf(excused)).toEqual([])
  expect(recordOf(received(excused)).applicantSignature).toBeUndefined()
})

test('input made while pictures are being uploaded is kept', () => {
  const sent = { ...withReceived(ready(), 'photo', 'FI-photo-1' as FileId), waiting: false }
  const meanwhile = { ...ready(), waiting: true, remark: '邻居也在场', photos: [{ id: 'photo' }, { id: 'another' }] }
  const after = afterSending(meanwhile, sent)
  expect(after.remark).toBe('邻居也在场')
  expect(after.photos).toEqual([{ id: 'photo', file: 'FI-photo-1' }, { id: 'another' }])
  expect(after.waiting).toBe(false)
})

test('the day and the time of the arrival come from one clock, and are those of the visit, not of the taking along', () => {
  const taken = begun()
  expect([taken.visitedOn, taken.visitedAt]).toEqual(['2026-03-10', '10:30'])
  // three days later, at the household's door
  const there = arrived(taken, Date.parse('2026-03-13T06:05:00Z'))
  expect([there.visitedOn, there.visitedAt]).toEqual(['2026-03-13', '14:05'])
  const entered = { ...taken, place: 'home' as const }
  expect(arrived(entered, Date.parse('2026-03-13T06:05:00Z'))).toBe(entered)
})

test('a phone whose date is wrong by days is set right by days, and its time is kept', () => {
  const slow = { today: plainDate('2026-03-10'), now: Date.parse('2026-03-08T02:30:00Z') }
  const draft = beginDraft(aView(), { ...slow, officers: [], surveyorsMin: 2, names: {} })
  expect([draft.visitedOn, draft.visitedAt]).toEqual(['2026-03-10', '10:30'])
})

test('a draft of the former release keeps its arrival and its answer about the cause', () => {
  const { behind: _none, ...former } = { ...begun(), causeConfirmed: true }
  const read = SurveyDraft.parse(JSON.parse(JSON.stringify(former)))
  expect(arrived(read, Date.parse('2026-03-13T06:05:00Z'))).toEqual(read)
  expect(stepGaps({ ...read, living: '两居室' }).living).toEqual([])
})
