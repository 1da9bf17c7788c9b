import { PEOPLE } from '@cloud/usecases/stored/collections'
import type { Stage } from '@domain/application/stage'
import type { CallInput, CallName } from '@domain/contract/index'
import type { CaseRow } from '@domain/contract/views'
import { openidOf } from '@local/desk/desk-people'
import { appoint, sayWho } from '@local/walk/register'
import { type OpenedFormer, openFormer } from './former'

describe('a short year that the previous release wrote', () => {
  let former: OpenedFormer
  afterEach(() => former.close())

  const refused = async <N extends CallName>(
    who: string,
    name: N,
    input: CallInput<N>,
    on: object = {},
  ): Promise<string | undefined> => {
    const envelope = { name, input, ...on, commandId: `refused-${Math.random().toString(36).slice(2).padEnd(12, '0')}` }
    const answer = await former.desk.api({ openid: openidOf(who) }, envelope, 0)
    return answer.ok ? undefined : answer.refusal.code
  }
  const nameOf = async (who: string): Promise<string> => (await former.hand.tell(who, 'me.open', {})).name ?? ''
  const says = async (who: string): Promise<void> => sayWho(former.hand, who, await nameOf(who))
  const REVIEWERS = [
    'pengjiang-review',
    'xinhui-review',
    'taishan-review',
    'jianghai-review',
    'kaiping-review',
    'heshan-review',
    'enping-review',
  ]
  const waiting = async (stage: Stage): Promise<{ readonly who: string; readonly row: CaseRow }> => {
    for (const who of REVIEWERS) {
      const { items } = await former.hand.tell(who, 'case.queue', { stage })
      const row = items.find(({ flags }) => !flags.includes('correction'))
      if (row !== undefined) return { who, row }
    }
    throw new Error(`no county has one at ${stage}`)
  }

  it('lets a county reviewer read a case, and approve it only after stating who they are', async () => {
    former = openFormer('short-year')
    const { who, row } = await waiting('county-review')
    expect((await former.hand.tell(who, 'me.open', {})).sayWho).toBe(true)
    await former.hand.tell(who, 'case.open', { caseId: row.id })
    const on = { caseId: row.id, expectedVersion: row.version }
    expect(await refused(who, 'review.approve', { opinion: '同意' }, on)).toBe('PERSON_UNSAID')
    await says(who)
    expect(await refused(who, 'review.approve', { opinion: '同意' }, on)).toBeUndefined()
  })

  it('asks whether a surveyor and a new county account of the same name are one person', async () => {
    former = openFormer('short-year')
    const { who, row } = await waiting('county-review')
    await says(who)
    const { surveyors = [] } = await former.hand.tell(who, 'case.open', { caseId: row.id })
    const [name = ''] = surveyors
    const org = (await former.hand.tell(who, 'me.open', {})).posts[0]?.org.id ?? ''
    former.desk.people.add([{ key: 'second', name, group: 'county', about: '' }])
    await appoint(former.hand, 'city-admin', { person: 'second', name, role: 'county-reviewer', org })
    const on = { caseId: row.id, expectedVersion: row.version }
    expect(await refused('second', 'review.approve', { opinion: '同意' }, on)).toBe('PERSON_ASKED')
    await says('city-admin')
    const { items } = await former.hand.tell('city-admin', 'person.questions', { state: 'open' })
    expect(items).toMatchObject([{ because: ['name'], accounts: [{ name }, { name }] }])
    const question = items[0]?.id ?? ''
    await former.hand.tell('city-admin', 'person.answer', { question, one: true, reason: '本人承认是同一个人' })
    expect(await refused('second', 'review.approve', { opinion: '同意' }, on)).toBe('INCOMPATIBLE_ROLE')
    expect(await refused(who, 'review.approve', { opinion: '同意' }, on)).toBeUndefined()
  })

  it('lets a batch be approved only after its approver has stated who they are', async () => {
    former = openFormer('short-year')
    const { items } = await former.hand.tell('city-audit', 'payout.list', { year: 2023, limit: 50 })
    const made = items.filter(({ state }) => state === 'made')
    expect(made.length).toBeGreaterThan(0)
    for (const { id, count, total } of made) {
      const approvers: string[] = []
      for (const at of [
        'direct',
        'pengjiang',
        'jianghai',
        'xinhui',
        'taishan',
        'kaiping',
        'heshan',
        'enping',
        'city',
      ]) {
        const who = `${at}-approve`
        if ((await refused(who, 'payout.open', { batch: id })) === undefined) approvers.push(who)
      }
      const who = approvers.find((one) => one !== 'city-approve') ?? 'city-approve'
      expect(await refused(who, 'payout.approve', { batch: id, count, total })).toBe('PERSON_UNSAID')
      await says(who)
      expect(await refused(who, 'payout.approve', { batch: id, count, total })).toBeUndefined()
    }
    const people = await former.desk.ports.store.walk(PEOPLE, undefined, 100)
    expect(people.filter(({ doc }) => doc.said !== undefined)).not.toEqual([])
  })
})
