import type { Entry } from '@domain/application/entry'
import { fold, follow } from '@domain/application/fold'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { upcast, versionOf } from '@domain/application/upcast'
import { day, today } from './deciding'

const GRANT = 'GR-1'

describe('the log and the case it tells of', () => {
  const submit = {
    kind: 'submit',
    caseId: 'CA-1',
    seq: 1,
    on: day('2026-03-02'),
    to: 'submitted',
    dueOn: day('2026-03-05'),
    chain: 'c1',
    facts: {
      year: 2026,
      org: 'org',
      onBehalf: false,
      nameMasked: '王*',
      policyVersion: 'v',
      declaration: 'd',
      proofs: [],
      consents: [{ matter: 'privacy' }],
      signature: 'FI-1',
    },
  } as unknown as Entry
  const accept = {
    kind: 'accept',
    caseId: 'CA-1',
    seq: 2,
    on: today,
    to: 'surveying',
    dueOn: day('2026-03-18'),
    chain: 'c2',
    facts: {},
  } as unknown as Entry

  test('begins with the submission', () => {
    expect(fold([submit])).toMatchObject({
      id: 'CA-1',
      seq: 1,
      year: 2026,
      stage: 'submitted',
      stageSince: '2026-03-02',
      submittedOn: '2026-03-02',
      dueOn: '2026-03-05',
      consents: [{ matter: 'privacy', on: '2026-03-02' }],
      noticesBefore: [],
      noticePhotos: [],
      objections: [],
      grants: [],
      chain: 'c1',
    })
    expect(fold([])).toBeUndefined()
    expect(() => fold([accept])).toThrow('begins')
  })

  test('has no gaps', () => expect(() => fold([submit, { ...accept, seq: 3 } as Entry])).toThrow('gaps'))

  test('keeps the day of the stage while it stays, and the due day unless a step sets one', () => {
    const s = fold([submit, accept])
    expect(s).toMatchObject({ stage: 'surveying', stageSince: today, dueOn: '2026-03-18', seq: 2, chain: 'c2' })
    const stays = {
      kind: 'claim',
      seq: 3,
      on: day('2026-03-12'),
      to: 'surveying',
      facts: { applicant: 'PE-3' },
    } as unknown as Entry
    expect(follow(s, stays)).toMatchObject({ stageSince: today, dueOn: '2026-03-18', applicant: 'PE-3', chain: 'c2' })
    // a case that ended while its notice was posted owes the removal of the paper
    const owing = { kind: 'withdraw', seq: 3, on: today, to: 'withdrawn', dueOn: day('2026-03-13'), facts: {} }
    expect(follow(s, owing as unknown as Entry)).toMatchObject({ stage: 'withdrawn', dueOn: '2026-03-13' })
    const ends = { kind: 'withdraw', seq: 3, on: day('2026-03-12'), to: 'withdrawn', facts: {} } as unknown as Entry
    expect(follow(s, ends)).toMatchObject({ stage: 'withdrawn', stageSince: '2026-03-12', dueOn: undefined })
  })

  test('a removed paper and a second determination owe nothing more', () => {
    const s = { ...fold([submit, accept]), dueOn: today } as CaseSnapshot
    const step = (kind: string, to: string) =>
      follow({ ...s, stage: to } as CaseSnapshot, { kind, seq: 3, on: today, to, facts: {} } as unknown as Entry).dueOn
    expect([step('paperDown', 'refused'), step('paperDown', 'surveying'), step('redetermine', 'on-file')]).toEqual([
      undefined,
      today,
      undefined,
    ])
  })

  test('an entry of an earlier release is read in today’s form, one of a later release is not', () => {
    const stored = { kind: 'failGrant', by: { as: 'fund-officer' }, facts: { grant: GRANT, reason: '销户' } } as never
    expect(upcast(stored)).toMatchObject({ version: 2, facts: { owner: 'payee', reason: '销户' } })
    expect(versionOf('failGrant')).toBe(2)
    expect(upcast({ ...(stored as object), version: 2 } as never)).toEqual({ ...(stored as object), version: 2 })
    expect(upcast({ ...(stored as object), version: 3 } as never)).toBeUndefined()
    expect(upcast({ kind: 'unheardOf', facts: {} } as never)).toBeUndefined()
    expect(upcast({ kind: 'accept', facts: {} } as never)).toEqual({ kind: 'accept', facts: {} })
    expect(upcast({ kind: 'confirmReceipt', by: { as: 'base-officer' }, facts: {} } as never)).toMatchObject({
      facts: { asked: 'counter-1' },
    })
    expect(upcast({ kind: 'confirmReceipt', by: { as: 'applicant' }, facts: {} } as never)).toMatchObject({
      facts: { asked: 'common-1' },
    })
  })
})
