import { STAGES, type Stage } from '@domain/application/stage'
import { CALLS, type CallName } from '@domain/contract/index'
import type { CaseId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, type OfficerKey, ORG, type Submitting, type Town } from '@test/support/town'
import { now, type Walked, walkTo } from '@test/support/walk'

type Doer = PostRole | 'applicant'
const BASE: Doer[] = ['base-officer']
const COUNTY: Doer[] = ['county-reviewer']
const CITY: Doer[] = ['city-reviewer']
const ASKED: Doer[] = ['applicant', 'base-officer']
const FUND: Doer[] = ['fund-officer']
const PAYING: Stage[] = ['determining', 'on-file', 'refused', 're-examining', 'withdrawn', 'exited']
const ALIVE: Stage[] = [
  'submitted',
  'surveying',
  'deliberating',
  'deliberating-above',
  'crosschecking',
  'to-post',
  'on-notice',
  'county-review',
  'determining',
  're-examining',
]
const at = (stages: readonly Stage[], who: Doer[]): Partial<Record<Stage, Doer[]>> =>
  Object.fromEntries(stages.map((stage) => [stage, who]))

/** The rules again, written independently of the code: which roles may make which call at which stage. */
const RULES: Partial<Record<CallName, Partial<Record<Stage, Doer[]>>>> = {
  'case.accept': at(['submitted'], BASE),
  'case.reissueClaim': at([...ALIVE, 'on-file', 'refused'], BASE),
  'case.requestCorrection': {
    ...at(['submitted', 'surveying', 'deliberating'], BASE),
    ...at(['deliberating-above', 'county-review'], COUNTY),
    ...at(['determining'], CITY),
  },
  'case.refuse': {
    ...at(['submitted', 'surveying'], BASE),
    ...at(['county-review'], COUNTY),
    ...at(['crosschecking', 'determining'], CITY),
  },
  'survey.record': at(['surveying'], BASE),
  'deliberation.conclude': { ...at(['deliberating'], BASE), ...at(['deliberating-above'], COUNTY) },
  'deliberation.handUp': at(['deliberating'], BASE),
  'deliberation.takeUp': at(['deliberating'], COUNTY),
  'notice.post': at(['to-post'], BASE),
  'notice.takeDown': at(['on-notice'], BASE),
  'notice.correct': at(['on-notice'], BASE),
  'notice.paperDown': at(
    ['surveying', 'deliberating', 'deliberating-above', 'crosschecking', 'refused', 're-examining', 'withdrawn'],
    BASE,
  ),
  'objection.answer': at(['on-notice'], [...BASE, ...COUNTY]),
  'review.approve': at(['county-review'], COUNTY),
  'determination.determine': at(['determining'], CITY),
  'reexamination.decide': at(['re-examining'], [...COUNTY, ...CITY]),
  'survey.recordAgain': at(['on-file'], BASE),
  'determination.redetermine': at(['on-file'], CITY),
  'dossier.exit': at(['on-file'], [...COUNTY, ...CITY]),
  'crosscheck.settleHit': at(['crosschecking'], CITY),
  'crosscheck.complete': at(['crosschecking'], CITY),
  'case.answerCorrection': at(ALIVE, ASKED),
  'case.answerHit': at(['crosschecking'], ASKED),
  'case.withdraw': at(ALIVE, ['applicant']),
  'case.revokeConsent': at(ALIVE, ['applicant']),
  'case.revokeAtUnion': at(ALIVE, BASE),
  'case.requestReexamination': at(['refused'], ASKED),
  // temporary aid needs no file, so money may move from the county's approval on
  'grant.hold': at(['determining', 'on-file'], FUND),
  'grant.release': at(PAYING, FUND),
  'payout.decideFailure': at(PAYING, FUND),
  'payout.return': at(PAYING, FUND),
  'payout.answerTrace': at(PAYING, FUND),
  'payout.demandBack': at(PAYING, FUND),
  'payout.receiveBack': at(PAYING, FUND),
  'payout.endRecovery': at(PAYING, ['fund-approver']),
  'case.correctAccount': at(PAYING, ASKED),
  'case.confirmReceipt': at(PAYING, ASKED),
}

const VISIT = {
  visitedOn: '2026-03-02',
  visitedAt: '10:00',
  place: 'home',
  surveyors: [],
  incomes: [],
  expenditures: [],
  notImputed: {},
  living: '一般',
  causeConfirmed: true,
  remark: '',
  photos: [],
  surveyorSignatures: [],
}

/** Valid inputs; their content is never used, because the version is always outdated. */
const INPUTS: Partial<Record<CallName, unknown>> = {
  'case.requestCorrection': { items: ['income'], note: '请补' },
  'case.refuse': { reasons: ['other'], words: '不符合' },
  'survey.record': VISIT,
  'survey.recordAgain': VISIT,
  'deliberation.conclude': {
    heldOn: '2026-03-02',
    place: '会议室',
    chair: '主席',
    entitled: [{ name: '委员', present: true }],
    votes: { for: 1, against: 0, abstain: 0 },
    authentic: true,
    compliant: true,
    reasons: '属实',
    minutes: '',
  },
  'deliberation.handUp': { why: '委员都是亲属' },
  'notice.post': { postedOn: '2026-03-02', photo: 'FI-none', remark: '' },
  'notice.takeDown': { photo: 'FI-none' },
  'notice.paperDown': { photo: 'FI-none' },
  'notice.correct': { why: '单位名称写错了', photo: 'FI-none' },
  'objection.answer': { objection: 'OB-none', upheld: false, reasons: '已核实', outcome: 'continue' },
  'review.approve': { opinion: '同意' },
  'determination.determine': { class: 'severe', level: 'city', reasons: '符合', sheetNet: 0 },
  'determination.redetermine': { class: 'severe', level: 'city', reasons: '符合', sheetNet: 0 },
  'reexamination.decide': { upheld: true, reasons: '维持' },
  'dossier.exit': { because: 'improved', words: '脱困' },
  'crosscheck.settleHit': { key: 'vehicles:m0', verdict: 'explained', reasons: '已说明' },
  'case.answerCorrection': { proofs: [], note: '已补' },
  'case.answerHit': { key: 'vehicles:m0', text: '已报废', files: [] },
  'case.withdraw': { why: '' },
  'case.revokeConsent': { matter: 'crosscheck' },
  'case.revokeAtUnion': { matter: 'crosscheck', member: 'm1', signature: 'FI-none' },
  'case.requestReexamination': { why: '请再看', files: [] },
  'grant.hold': {
    programme: 'living',
    year: 2026,
    amount: 100,
    shares: [{ line: 'BL-2026-provincial-pengjiang', amount: 100 }],
  },
  'grant.release': { grant: 'GR-none', why: '重复' },
  'payout.decideFailure': { grant: 'GR-none', owner: 'bank', words: '' },
  'payout.answerTrace': { grant: 'GR-none', words: '银行在查' },
  'payout.return': { grant: 'GR-none', returnedOn: '2026-03-02', reason: '已销户', owner: 'payee' },
  'payout.demandBack': { grant: 'GR-none', amount: 1, on: '2026-03-02', from: 'other', words: '错付' },
  'payout.receiveBack': { grant: 'GR-none', amount: 1, on: '2026-03-02' },
  'payout.endRecovery': { grant: 'GR-none', how: 'dropped', words: '不该追回' },
  'case.correctAccount': {
    bank: '虚构银行',
    branch: '虚构支行',
    number: aCardNumber(9),
    holder: '甲子某',
    proof: 'FI-none',
  },
  'case.confirmReceipt': { grant: 'GR-none', arrived: true, marks: [], words: '' },
}

/** A case at every stage. */
const casesAt = async (town: Town, about: Submitting): Promise<Record<Stage, Walked>> => {
  const officer = about.base?.id === ORG.directBase.id ? 'directOfficer' : 'baseOfficer'
  const found: Partial<Record<Stage, Walked>> = {}
  const ended: Partial<Record<Stage, (seed: number) => Promise<Walked>>> = {
    refused: async (seed) => {
      const on = await walkTo(town, 'submitted', { ...about, seed })
      const input = { reasons: ['other' as const], words: '不符合' }
      return { ...(await town.tell(officer, 'case.refuse', input, on)), worker: on.worker }
    },
    're-examining': async (seed) => {
      const on = await ended.refused?.(seed)
      if (on === undefined) throw new Error('no refused case')
      const asked = await town.tell(on.worker, 'case.requestReexamination', { why: '请再看', files: [] }, on)
      return { ...asked, worker: on.worker }
    },
    withdrawn: async (seed) => {
      const on = await walkTo(town, 'submitted', { ...about, seed })
      return { ...(await town.tell(on.worker, 'case.withdraw', { why: '' }, on)), worker: on.worker }
    },
    exited: async (seed) => {
      const on = await walkTo(town, 'on-file', { ...about, seed })
      const gone = await town.tell('cityReviewer', 'dossier.exit', { because: 'improved', words: '脱困' }, on)
      return { ...gone, worker: on.worker }
    },
  }
  for (const [i, stage] of STAGES.entries())
    found[stage] = (await ended[stage]?.(i + 1)) ?? (await walkTo(town, stage, { ...about, seed: i + 1 }))
  return found as Record<Stage, Walked>
}

/** The caller's roles that reach the case; for 市直 units the city reviewer acts as county reviewer too. */
const rolesOf = (openid: string, base: typeof ORG.base | typeof ORG.directBase, worker: string): readonly Doer[] => {
  if (openid === worker) return ['applicant']
  const held = Object.hasOwn(OFFICERS, openid) ? OFFICERS[openid as OfficerKey] : undefined
  if (held === undefined || !(base.path as readonly string[]).includes(held.at)) return []
  const asCounty = held.role === 'city-reviewer' && base.jurisdiction === 'direct'
  return asCounty ? [held.role, 'county-reviewer'] : [held.role]
}

/** Surveyors are not impartial, so they may not answer objections. */
const SURVEYORS = ['baseOfficer', 'baseOfficer2', 'directOfficer', 'directOfficer2']

const expected = (name: CallName, stage: Stage, openid: string, roles: readonly Doer[]): string => {
  const rule = RULES[name] ?? {}
  if (roles.some((role) => rule[stage]?.includes(role)))
    return name === 'objection.answer' && SURVEYORS.includes(openid) ? 'INCOMPATIBLE_ROLE' : 'STALE_VERSION'
  const ever = roles.some((role) => Object.values(rule).some((who) => who.includes(role)))
  if (ever) return 'WRONG_STAGE'
  // an administrator may not open cases, and for a person out of reach the case does not exist
  return roles.some((role) => role !== 'administrator') ? 'NOT_ALLOWED' : 'NOT_FOUND'
}

test('every command on a case is in the table of permissions', () => {
  const commands = (Object.keys(CALLS) as CallName[]).filter(
    (name) => CALLS[name].scope === 'case' && 'action' in CALLS[name],
  )
  expect(commands.filter((name) => RULES[name] === undefined)).toEqual([])
})

describe.each([
  ['an ordinary unit', ORG.base],
  ['a unit directly under the city', ORG.directBase],
] as const)('permissions by role, action, union and stage at %s', (_what, base) => {
  let town: Town
  let cases: Record<Stage, Walked>
  beforeAll(async () => {
    town = await aTown(await aWorld())
    cases = await casesAt(town, { base })
  })
  afterAll(() => town.close())

  test.each(STAGES)('at the stage %s every call is allowed or refused as the table states', async (stage) => {
    const { caseId, worker } = cases[stage]
    const wrong: string[] = []
    for (const openid of [...Object.keys(OFFICERS), worker, 'a-stranger'])
      for (const name of Object.keys(RULES) as CallName[]) {
        const answer = await town.raw(openid, {
          name,
          commandId: `key-${stage}-${openid}-${name.replace('.', '-')}`.padEnd(16, '-').slice(0, 64),
          caseId,
          expectedVersion: 999,
          input: INPUTS[name] ?? {},
        })
        const said = answer.ok ? 'DONE' : answer.refusal.code
        const wanted = expected(name, stage, openid, rolesOf(openid, base, worker))
        if (said !== wanted) wrong.push(`${openid} ${name}: ${said} instead of ${wanted}`)
      }
    expect(wrong).toEqual([])
  })

  test('reading is allowed for officers of the union and above, and refused to other unions and to workers', async () => {
    const { caseId } = cases['to-post']
    const reads = async (openid: string, name: CallName): Promise<string> => {
      const answer = await town.raw(openid, { name, caseId, input: { caseId } })
      return answer.ok ? 'read' : answer.refusal.code
    }
    for (const openid of [...Object.keys(OFFICERS), 'a-stranger', cases['to-post'].worker]) {
      const roles = rolesOf(openid, base, '')
      const reader = roles.some((role) => role !== 'administrator')
      const hidden = reader || openid === cases['to-post'].worker ? 'NOT_ALLOWED' : 'NOT_FOUND'
      expect([openid, await reads(openid, 'determination.sheet')]).toEqual([openid, reader ? 'read' : hidden])
      const officer = roles.includes('base-officer')
      expect([openid, await reads(openid, 'notice.preview')]).toEqual([openid, officer ? 'read' : hidden])
    }
  })

  test('the refused commands have changed no case', async () => {
    for (const stage of STAGES)
      expect(await now(town, cases[stage].caseId as CaseId)).toEqual({
        caseId: cases[stage].caseId,
        version: cases[stage].version,
      })
  })
})
