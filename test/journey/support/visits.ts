import { IdNumber, Mobile } from '@domain/kernel/identity-numbers'
import type { OrgId } from '@domain/kernel/ids'
import { inventedId, inventedMobile } from '@local/walk/identity'
import type { RunningDesk } from '@test/support/desk'
import type { Screen } from './browser'

/** A page, visited by a person who has work there. The parameters of its address may have to be looked up first. */
export type Visit = {
  readonly as: string
  readonly query?: (desk: RunningDesk) => Promise<string> | string
  /** done before the page is checked: fills in forms, also with errors */
  readonly first?: (screen: Screen) => Promise<void>
  /** also checked on a wide screen, as officers use it */
  readonly wide?: boolean
}

const caseOf =
  (person: string, more = '') =>
  async (desk: RunningDesk): Promise<string> => {
    const { cases } = await desk.get(person, 'case.mine', {})
    return `?id=${cases[0]?.id ?? ''}${more}`
  }
const wanted =
  (person: string, kind: 'receipt' | 'account' | 'hit') =>
  async (desk: RunningDesk): Promise<string> => {
    const own = (await desk.get(person, 'case.mine', {})).cases[0]
    const want = own?.wants.find((one) => one.kind === kind)
    if (want === undefined || own === undefined) throw new Error(`nothing of the kind ${kind} is wanted of ${person}`)
    return `?id=${own.id}&${want.kind === 'hit' ? `key=${want.key}` : 'grant' in want ? `grant=${want.grant}` : ''}`
  }
const fundCase =
  (person: string) =>
  async (desk: RunningDesk): Promise<string> =>
    (await caseOf(person)(desk)).replace('?id=', '?case=')
const noticeFor =
  (member: string) =>
  async (desk: RunningDesk): Promise<string> =>
    `?id=${(await desk.get(member, 'notice.list', {})).items[0]?.id ?? ''}`
const heldGrant = async (desk: RunningDesk): Promise<string> => {
  const { items } = await desk.get('pengjiang-fund', 'grant.list', { year: 2026, state: 'held' })
  return `?case=${items[0]?.caseId ?? ''}&grant=${items[0]?.id ?? ''}`
}
const grantIn =
  (state: 'failed' | 'paid') =>
  async (desk: RunningDesk): Promise<string> => {
    const { items } = await desk.get('city-fund', 'grant.list', { year: 2026, state })
    return `?case=${items[0]?.caseId ?? ''}&grant=${items[0]?.id ?? ''}`
  }
const sentBack = async (desk: RunningDesk): Promise<string> => {
  const { items } = await desk.get('city-fund', 'payout.list', { year: 2026 })
  return `?batch=${items.find((one) => one.failed > 0)?.id ?? ''}`
}
const checkBatch = async (desk: RunningDesk): Promise<string> => {
  const { items } = await desk.get('city-review-1', 'crosscheck.list', {})
  return `?batch=${(items.find((one) => one.counterparts.some(({ hits }) => hits > 0)) ?? items[0])?.id ?? ''}`
}
const union = async (desk: RunningDesk): Promise<string> => {
  const { items } = await desk.get('city-admin', 'org.search', { text: '公共交通' })
  return `?org=${items[0]?.id ?? ''}&name=${encodeURIComponent(items[0]?.name ?? '')}&level=base`
}
const invited = async (desk: RunningDesk): Promise<string> => {
  const who = { applicant: '贺小禾', name: '罗成蹊', idNumber: MEMBER }
  return `?code=${(await desk.get('w-he', 'consent.invite', who)).code}`
}
/** An auditor with the name of another officer joins at the city, which opens a question. */
const asked = async (desk: RunningDesk): Promise<string> => {
  const [org, name] = ['OR-city' as OrgId, '向晚舟']
  const { code } = await desk.get('city-admin', 'officer.invite', { org, role: 'auditor', name })
  const about = { mobile: Mobile.parse(inventedMobile(7103)), noIdBecause: '换证期间' }
  await desk.get(await desk.newcomer(name), 'officer.join', { code, self: { name, about } })
  return ''
}
const MEMBER = IdNumber.parse(inventedId(8811, '1981-09-03', 'male'))

const officer = (as: string, query?: Visit['query'], first?: Visit['first']): Visit => ({
  as,
  wide: true,
  ...(query === undefined ? {} : { query }),
  ...(first === undefined ? {} : { first }),
})

/** Every page of the app, each visited by a person who has real data on it. The test fails for a page that is missing here. */
export const VISITS: Readonly<Record<string, readonly Visit[]>> = {
  'pages/home/index': [{ as: 'w-ou' }, { as: 'w-rong' }, officer('bus-1')],
  'pages/notices/index': [{ as: 'w-tao' }],
  'pages/inbox/index': [{ as: 'w-ou' }, officer('bus-1')],
  'pages/me/index': [{ as: 'w-ou' }, officer('city-admin')],

  // these two pages and the survey are also tested question by question, by the spec's own journeys
  'worker/guide/index': [{ as: 'w-tao', wide: true }],
  'worker/start/index': [{ as: 'w-tao', first: (screen) => screen.tap('hand-register') }],
  'worker/precheck/index': [{ as: 'w-tao' }],
  'worker/apply/index': [{ as: 'w-tao' }],
  'worker/case/index': [
    { as: 'w-ou', query: caseOf('w-ou') },
    { as: 'w-chang', query: caseOf('w-chang') },
    { as: 'w-rong', query: caseOf('w-rong') },
  ],
  'worker/correct/index': [{ as: 'w-rong', query: caseOf('w-rong') }],
  'worker/explain/index': [{ as: 'w-pu', query: wanted('w-pu', 'hit') }],
  'worker/receipt/index': [{ as: 'w-ou', query: wanted('w-ou', 'receipt') }],
  'worker/account/index': [{ as: 'w-ou', query: wanted('w-ou', 'account') }],
  'worker/reexamine/index': [{ as: 'w-chang', query: caseOf('w-chang') }],
  'worker/looked-at/index': [{ as: 'w-ou', query: caseOf('w-ou') }],
  'worker/consents/index': [{ as: 'w-ou', query: caseOf('w-ou') }],
  'worker/claim/index': [{ as: 'w-shang', first: (screen) => screen.tap('submit-claim') }],
  'worker/unit/index': [{ as: 'w-shang', first: (screen) => screen.tap('submit-unit') }],
  'worker/agree/index': [
    {
      as: 'w-tao',
      query: invited,
      first: async (screen) => {
        await screen.type('agree-last-four', MEMBER.slice(-4))
        await screen.tap('agree-prove')
        await screen.seesAt('agree-text')
      },
    },
    { as: 'w-tao', query: invited, first: (screen) => screen.tap('agree-prove') },
  ],
  'worker/join-union/index': [{ as: 'w-shang' }],
  'worker/notice/index': [{ as: 'w-tao', query: noticeFor('w-tao') }],
  'worker/object/index': [{ as: 'w-tao', query: noticeFor('w-tao') }],

  'base/duties/index': [officer('paper-1')],
  'base/cases/index': [officer('motor-1')],
  'base/case/index': [
    officer('bus-1', caseOf('w-he')),
    officer('paper-1', caseOf('w-zhan')),
    officer('motor-1', caseOf('w-yu')),
  ],
  'base/survey/index': [officer('paper-1', caseOf('w-zhan'))],
  'base/offline-kit/index': [officer('paper-1')],
  'base/deliberation/index': [officer('lamp-1', caseOf('w-min')), officer('kaiping-review', caseOf('w-mu'))],
  'base/notice/index': [officer('school-1', caseOf('w-yan')), officer('noodle-1', caseOf('w-nong'))],
  'base/objections/index': [officer('city-review-1', caseOf('w-yu')), officer('motor-1', caseOf('w-yu'))],
  'union/drive/index': [officer('paper-1'), officer('fish-1')],
  'base/on-behalf/index': [
    officer('fish-1'),
    {
      as: 'fish-1',
      first: async (screen) => {
        await screen.tap('on-behalf-start')
        await screen.seesAt('consent-page')
      },
    },
  ],
  'union/members/index': [officer('school-1')],
  'union/committee/index': [officer('kaiping-review')],
  'union/roster/index': [
    officer('bus-1', async (desk) => {
      const { posts } = await desk.get('bus-1', 'me.open', {})
      const org = posts[0]?.org.id
      if (org === undefined) throw new Error('the officer holds no post')
      const member = { name: '欧阳远山青', idNumber: IdNumber.parse(inventedId(8812, '1988-01-09', 'female')) }
      await desk.ask('bus-1', 'roster.add', { org, ...member })
      return ''
    }),
  ],
  'base/call-list/index': [officer('motor-1')],
  'base/print/index': [officer('noodle-1')],
  'base/wall/index': [officer('noodle-1'), officer('school-1', () => '?deed=down')],
  'base/steps-on-behalf/index': [officer('steel-1', caseOf('w-rong')), officer('water-1', caseOf('w-ou'))],

  'review/queue/index': [officer('xinhui-review'), officer('city-review-1')],
  'review/case/index': [
    officer('city-review-1', caseOf('w-bao')),
    officer('city-review-1', caseOf('w-pu')),
    officer('xinhui-review', caseOf('w-rong')),
    officer('city-review-1', caseOf('w-gu')),
    officer('kaiping-review', caseOf('w-mu')),
  ],
  'review/looks/index': [officer('city-audit')],
  'review/crosscheck/index': [officer('city-review-1')],
  'review/batch/index': [officer('city-review-1', checkBatch)],

  'finance/home/index': [officer('city-fund')],
  'finance/line/index': [officer('city-fund', () => '?line=BL-2026-provincial-direct&year=2026')],
  'finance/allocate/index': [officer('city-fund')],
  'finance/households/index': [officer('city-fund')],
  'finance/propose/index': [officer('city-fund', fundCase('w-ou'))],
  'finance/grants/index': [officer('pengjiang-fund', () => '?state=held')],
  'finance/release/index': [officer('pengjiang-fund', heldGrant)],
  'finance/batches/index': [officer('city-fund')],
  'finance/batch/index': [officer('city-fund', sentBack)],
  'finance/failures/index': [officer('city-fund')],
  'finance/failure/index': [officer('city-fund', grantIn('failed'))],
  'finance/return/index': [officer('city-fund', grantIn('paid'))],
  'finance/traces/index': [officer('city-fund')],
  'finance/trace/index': [officer('city-fund', grantIn('paid'))],
  'finance/recover/index': [officer('city-fund', grantIn('paid'))],
  // no payment of the town is asked back: the pages say so
  'finance/received/index': [officer('city-fund', grantIn('paid'))],
  'finance/recovery-end/index': [officer('city-approve', grantIn('paid'))],
  'finance/layouts/index': [officer('city-fund')],
  'finance/layout/index': [officer('city-fund', () => '?layout=workbook')],
  'finance/report/index': [officer('city-fund')],
  'finance/drill/index': [
    officer('city-fund', () => '?year=2026&what=applied'),
    officer('city-fund', () => '?year=2026&what=paid'),
  ],
  'finance/case/index': [officer('city-fund', fundCase('w-ou'))],

  'admin/home/index': [officer('city-admin')],
  'admin/unions/index': [officer('city-admin')],
  'admin/register/index': [officer('city-admin', () => `?org=OR-pengjiang&name=${encodeURIComponent('蓬江区总工会')}`)],
  'admin/union/index': [officer('city-admin', union)],
  'admin/change/index': [officer('city-admin', union)],
  'admin/join/index': [{ as: 'w-shang' }],
  'admin/self/index': [
    officer('motor-1', undefined, (screen) => screen.tap('self-change')),
    officer('pengjiang-admin'),
  ],
  'admin/units/index': [officer('pengjiang-admin')],
  'admin/persons/index': [officer('city-admin', asked)],
  'admin/found/index': [officer('pengjiang-admin')],
  'admin/let-in/index': [officer('pengjiang-admin')],
  'admin/computers/index': [officer('pengjiang-admin')],
  'admin/calendar/index': [officer('city-admin')],
  'admin/policies/index': [officer('city-admin')],
  'admin/policy/index': [
    officer('city-admin', async (desk) => {
      const { policies } = await desk.get('city-admin', 'policy.list', {})
      return `?base=${policies[0]?.version ?? ''}`
    }),
  ],
  'admin/drive/index': [officer('city-admin')],
  'admin/import/index': [officer('city-admin', () => '?org=OR-city')],
  'admin/invitations/index': [officer('city-admin')],
}
