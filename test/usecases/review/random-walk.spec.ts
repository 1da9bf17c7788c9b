import { ENTRIES } from '@cloud/usecases/stored/collections'
import type { Action } from '@domain/application/action'
import { moveOf } from '@domain/application/lifecycle'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { STAGES, type Stage } from '@domain/application/stage'
import { STEPS } from '@domain/application/steps'
import type { CallSpec } from '@domain/contract/call'
import { CALLS, type CallInput, type CallName } from '@domain/contract/index'
import type { Declaration } from '@domain/household/declaration'
import type { CaseId, ObjectionId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { isServed } from '@domain/notice/notice'
import type { Policy } from '@domain/policy/policy'
import { besideCases } from '@test/support/follows'
import { accountIn, aDeclaration, aMember } from '@test/support/household'
import { foldsAtEveryVersion, olderMet } from '@test/support/older'
import { aCardNumber, anIdNumber } from '@test/support/people'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { aTown, consentsFor, type OfficerKey, submitted, type Town } from '@test/support/town'
import { aDeliberation, aSurvey, caseOf, importList, nextDay, now, startCheck, stepOn, today } from '@test/support/walk'
import fc from 'fast-check'
import { compareAll, compareDuties, nothingSeen, type Offering, TRIPLES } from './offered-is-admitted'

type Scene = { readonly town: Town; readonly caseId: CaseId; readonly worker: string }
/** Something a person tries; whether it is allowed is decided by the cloud. */
type Try = (scene: Scene) => Promise<unknown>

const command =
  <N extends CallName>(
    who: OfficerKey | 'worker',
    name: N,
    input: CallInput<N> | ((scene: Scene) => Promise<CallInput<N>>),
  ): Try =>
  async (scene) => {
    const said = typeof input === 'function' ? await input(scene) : input
    const openid = who === 'worker' ? scene.worker : who
    const offered = await offeredTo(scene, who)
    const answer = await scene.town.ask(openid, name, said, await now(scene.town, scene.caseId))
    const { action } = CALLS[name] as CallSpec
    if (action !== undefined && offered !== undefined) {
      const because = answer.ok ? 'taken' : answer.refusal.code
      if (!offered.includes(action)) expect([action, because]).not.toEqual([action, 'taken'])
      else expect(OF_THE_STATE.filter((code) => code === because).map((code) => [action, code])).toEqual([])
    }
    return answer
  }
/** The actions the page offers this person; undefined when they cannot see the case. */
const offeredTo = async ({ town, caseId, worker }: Scene, who: string): Promise<readonly Action[] | undefined> => {
  if (who === 'worker') return (await town.tell(worker, 'case.mine', {})).cases.find(({ id }) => id === caseId)?.actions
  const seen = await town.ask(who, 'case.open', { caseId })
  return seen.ok ? seen.value.actions : undefined
}
/** Refusals that the page can foresee: no offered action may end in one. */
const OF_THE_STATE = [
  'WRONG_STAGE',
  'NOT_ALLOWED',
  'CORRECTION_OPEN',
  'NO_CORRECTION_OPEN',
  'CROSSCHECK_UNFINISHED',
  'HIT_UNANSWERED',
  'HIT_UNJUDGED',
  'NOTICE_NOT_OPEN',
  'NOTICE_STILL_OPEN',
  'NOTICE_OBJECTED',
  'OBJECTION_ANSWERED',
  'REEXAMINATION_USED',
  'INCOMPATIBLE_ROLE',
  'DELIBERATED_ABOVE',
  'DELIBERATION_IN_TIME',
  'OWN_HOUSEHOLD',
]
const photoBy =
  (who: OfficerKey) =>
  ({ town }: Scene) =>
    town.upload(who, 'notice-photo')
const refusing = { reasons: ['other' as const], words: '不符合条件' }
const asking = { items: ['income' as const], note: '请补' }
const objections = async ({ town, caseId }: Scene) => (await caseOf(town, caseId)).objections
const answering =
  (outcome: 'continue' | 'new-survey' | 'refusal') =>
  async (scene: Scene): Promise<CallInput<'objection.answer'>> => ({
    objection: ((await objections(scene)).at(-1)?.id ?? 'OB-none') as ObjectionId,
    upheld: outcome !== 'continue',
    reasons: '已核实',
    outcome,
  })
const importing =
  (hit: boolean): Try =>
  async ({ town, caseId }) => {
    const { check } = await caseOf(town, caseId)
    if (check === undefined) return undefined
    return importList(town, check.batch, 'vehicles', (_c, m) => (hit && m === 'm0' ? 'record' : 'no-record')).catch(
      () => undefined,
    )
  }

/** Answers a correction with another household; requests the correction first if there is none. */
const correcting =
  (over: () => Partial<Declaration>): Try =>
  async (scene) => {
    if ((await caseOf(scene.town, scene.caseId)).correction === undefined) await TRIES['correctionByBase']?.(scene)
    const declaration = aDeclaration(over())
    const consents = consentsFor(declaration, '2026-03-02')
    const answer = command('worker', 'case.answerCorrection', { proofs: [], note: '已改', declaration, consents })
    return answer(scene)
  }

const TRIES: Record<string, Try> = {
  forward: async ({ town, caseId, worker }) => {
    const { stage, seq } = await caseOf(town, caseId)
    return stepOn(town, { caseId, worker, stage, version: seq }).catch(() => undefined)
  },
  accept: command('baseOfficer', 'case.accept', {}),
  survey: command('baseOfficer', 'survey.record', async ({ town, caseId }) =>
    aSurvey(town, 'baseOfficer', ['baseOfficer', 'baseOfficer3'], (await caseOf(town, caseId)).declaration),
  ),
  decline: command('baseOfficer', 'deliberation.conclude', async ({ town }) =>
    aDeliberation(town, { authentic: false }),
  ),
  handUp: command('baseOfficer', 'deliberation.handUp', { why: '委员都是亲属' }),
  takeUp: command('countyReviewer', 'deliberation.takeUp', {}),
  correctionByBase: command('baseOfficer', 'case.requestCorrection', asking),
  correctionByCounty: command('countyReviewer', 'case.requestCorrection', asking),
  corrected: command('worker', 'case.answerCorrection', { proofs: [], note: '已补' }),
  leaves: correcting(() => ({ members: [aMember(1, 1)] as never, expenditures: [] })),
  joins: correcting(() => ({ members: [...aDeclaration().members, aMember(1, 3, { relation: 'sibling' })] as never })),
  changesPlaces: correcting(() => {
    const [spouse, child] = aDeclaration().members
    return {
      members: [
        { ...child, key: 'm1' },
        { ...spouse, key: 'm2' },
      ] as never,
      expenditures: [],
    }
  }),
  isAnother: correcting(() => {
    const { applicant } = aDeclaration()
    return { applicant: { ...applicant, idNumber: anIdNumber(77) as never } }
  }),
  givesAnother: correcting(() => ({ account: { ...accountIn(aDeclaration()), number: aCardNumber(502) as never } })),
  // the same household, or a member of it, in another application
  rival: async ({ town }) => town.ask('worker-9', 'case.submit', await town.submission('worker-9', { seed: 1 })),
  rivalMember: async ({ town }) =>
    town.ask(
      'worker-8',
      'case.submit',
      await town.submission('worker-8', {
        seed: 8,
        declaration: {
          members: [aMember(8, 1, { idNumber: aDeclaration().members[0]?.idNumber as never })] as never,
          expenditures: [],
        },
      }),
    ),
  rivalGone: async ({ town }) => {
    for (const worker of ['worker-8', 'worker-9'])
      for (const { id, version } of (await town.tell(worker, 'case.mine', {})).cases)
        await town.ask(worker, 'case.withdraw', { why: '' }, { caseId: id, version })
  },
  check: ({ town, caseId }) => startCheck(town, [caseId], ['vehicles']).catch(() => undefined),
  clean: importing(false),
  hit: importing(true),
  reply: command('worker', 'case.answerHit', { key: 'vehicles:m0', text: '已报废', files: [] }),
  judge: command('cityReviewer', 'crosscheck.settleHit', { key: 'vehicles:m0', verdict: 'explained', reasons: '属实' }),
  complete: command('cityReviewer', 'crosscheck.complete', {}),
  post: command('baseOfficer', 'notice.post', async (scene) => ({
    postedOn: today(scene.town),
    photo: await photoBy('baseOfficer')(scene),
    remark: '',
  })),
  correct: command('baseOfficer', 'notice.correct', async (scene) => ({
    why: '单位名称写错',
    photo: await photoBy('baseOfficer')(scene),
  })),
  object: async ({ town, caseId }) => {
    const { notice } = await caseOf(town, caseId)
    if (notice === undefined) return undefined
    return town.ask('countyOfficer', 'notice.object', { notice: notice.id, anonymous: true, text: '不属实', files: [] })
  },
  objectHere: async ({ town, caseId }) => {
    const { notice } = await caseOf(town, caseId)
    if (notice === undefined) return undefined
    return town.ask('baseOfficer3', 'notice.object', { notice: notice.id, anonymous: false, text: '不属实', files: [] })
  },
  answer: command('countyReviewer', 'objection.answer', answering('continue')),
  resurvey: command('countyReviewer', 'objection.answer', answering('new-survey')),
  upholdObjection: command('countyReviewer', 'objection.answer', answering('refusal')),
  takeDown: command('baseOfficer', 'notice.takeDown', async (scene) => ({
    photo: await photoBy('baseOfficer')(scene),
  })),
  approve: command('countyReviewer', 'review.approve', { opinion: '同意' }),
  refuseByBase: command('baseOfficer2', 'case.refuse', refusing),
  refuseByCounty: command('countyReviewer', 'case.refuse', refusing),
  refuseByCity: command('cityReviewer', 'case.refuse', refusing),
  again: command('worker', 'case.requestReexamination', { why: '请再看', files: [] }),
  reopenByCounty: command('countyReviewer2', 'reexamination.decide', { upheld: false, reasons: '发回' }),
  reopenByCity: command('cityReviewer2', 'reexamination.decide', { upheld: false, reasons: '发回' }),
  upholdByCity: command('cityReviewer2', 'reexamination.decide', { upheld: true, reasons: '维持' }),
  exit: command('countyReviewer', 'dossier.exit', { because: 'improved', words: '脱困' }),
  withdraw: command('worker', 'case.withdraw', { why: '' }),
  days: async ({ town }) => nextDay(town, 9),
}
/** Tries that change the household, or apply elsewhere with one of its members. */
const PEOPLE = ['leaves', 'joins', 'changesPlaces', 'isAnother', 'givesAnother', 'rival', 'rivalMember', 'rivalGone']
const FATAL = ['withdraw', 'exit']
/** Tried once at a fixed place, because they are rare; the steps after them are random. */
const ABOVE = ['handUp', 'takeUp']

/** Asserts what must always be true of a case. */
const holds = async ({ town, caseId }: Scene): Promise<void> => {
  const { store } = town.world.ports
  const log = (await store.query(ENTRIES, { index: 'byCase', eq: [caseId], limit: 100 })).items.map(({ doc }) => doc)
  const snapshot = await caseOf(town, caseId)
  foldsAtEveryVersion(log, snapshot)
  const { are, should } = await besideCases(town)
  expect(are).toEqual(should)
  for (const [i, entry] of log.entries()) {
    const before: Stage | undefined = log[i - 1]?.to
    if (before !== undefined)
      expect([before, entry.kind, moveOf(before, entry.kind) !== undefined]).toEqual([before, entry.kind, true])
  }
  if (snapshot.dossierNo !== undefined)
    expect(log.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['takeDownNotice', 'countyApprove', 'completeCrosscheck']),
    )
}

/** Kinds of states compared already: everything that steps depend on, without days and words. */
const KNOWN = new Set<string>()
const looksNew = (s: CaseSnapshot, on: PlainDate): boolean => {
  const kind = JSON.stringify([
    s.stage,
    s.correction === undefined ? 'none' : s.correction.dueOn >= on,
    s.check?.hits.map(({ reply, verdict, replyBy }) => [reply !== undefined, verdict, (replyBy ?? on) < on]),
    s.check?.returned.length,
    s.check?.completedOn !== undefined,
    s.objections.some(({ answered }) => answered === undefined),
    s.notice !== undefined && isServed(s.notice, on),
    s.notice?.takenDownOn !== undefined,
    s.refusal?.by.as,
    s.reexamination !== undefined,
    s.grants.map(({ state, confirmed }) => `${state}${confirmed}`).sort(),
    s.resurveyedOn !== undefined,
    s.dueOn === undefined,
  ])
  if (KNOWN.has(kind)) return false
  KNOWN.add(kind)
  return true
}

test('after any sequence of actions the log folds to the snapshot and the case is consistent', async () => {
  const names = Object.keys(TRIES)
  const one = fc.oneof(
    { weight: 4, arbitrary: fc.constant('forward') },
    {
      weight: 5,
      arbitrary: fc.constantFrom(...names.filter((name) => ![...FATAL, ...ABOVE, ...PEOPLE].includes(name))),
    },
    // more weight, because refusals and what follows them are rare by chance
    { weight: 3, arbitrary: fc.constantFrom('again', 'decline', 'refuseByCity', 'reopenByCity', 'reopenByCounty') },
    { weight: 2, arbitrary: fc.constantFrom(...PEOPLE) },
    { weight: 1, arbitrary: fc.constantFrom(...FATAL) },
  )
  const orders = fc.constantFrom('crosscheck-before-notice' as const, 'crosscheck-after-review' as const)
  const seen = new Set<Stage>()
  const compared = nothingSeen()
  const unheard: string[] = []
  const walk = async (tries: readonly string[], stageOrder: Policy['stageOrder']): Promise<void> => {
    const town = await aTown(await aWorld(), { policy: aPolicy({ stageOrder }) })
    const { caseId, worker } = await submitted(town)
    for (const name of tries) {
      await TRIES[name]?.({ town, caseId, worker })
      await holds({ town, caseId, worker })
      const now = await caseOf(town, caseId)
      seen.add(now.stage)
      if (looksNew(now, today(town))) {
        await compareAll(town, now, worker, compared)
        await compareDuties(town, now, unheard)
      }
    }
    const broken = town.world.logged.filter(({ level }) => level === 'alarm')
    await town.close()
    expect(broken).toEqual([])
  }
  const to = ['forward', 'forward']
  const on = [
    'correctionByCounty',
    'corrected',
    'forward',
    'forward',
    'forward',
    'forward',
    'days',
    'forward',
    'approve',
  ]
  await walk([...to, 'takeUp', 'handUp', ...on], 'crosscheck-before-notice')
  await walk([...to, 'days', 'takeUp', 'handUp', ...on], 'crosscheck-after-review')
  await walk(
    ['leaves', 'rivalMember', 'joins', 'rivalGone', 'joins', 'changesPlaces', 'isAnother', 'rival'],
    'crosscheck-before-notice',
  )
  await walk(
    [...to, 'decline', 'again', 'rivalMember', 'reopenByCounty', 'rivalGone', 'reopenByCounty'],
    'crosscheck-before-notice',
  )
  await fc.assert(fc.asyncProperty(fc.array(one, { minLength: 8, maxLength: 40 }), orders, walk), {
    numRuns: 60,
    seed: 20_261_122,
  })
  // in every kind of state, exactly the offered steps are authorised
  expect(compared.wrong).toEqual([])
  expect([...new Set(unheard)]).toEqual([])
  const missed = TRIPLES.filter((triple) => !compared.visited.has(triple))
  console.info(
    `${TRIPLES.length - missed.length} of ${TRIPLES.length} stage × doer × step compared; not: ${missed.join(', ')}`,
  )
  expect(missed.length).toBeLessThanOrEqual(TRIPLES.length * 0.05)
  // asserts that the walks covered all stages and an older entry
  expect([...olderMet]).toContain('postNotice')
  expect(STAGES.filter((stage) => !seen.has(stage))).toEqual([])
})

describe('the comparison detects', () => {
  const { refuse, accept } = STEPS as unknown as Record<
    string,
    { wants?: unknown; at: Record<string, { by: unknown }> }
  >
  const wrongWith = async (tries: readonly string[], offering: Offering): Promise<number> => {
    const town = await aTown(await aWorld())
    const scene = { town, ...(await submitted(town)) }
    for (const name of tries) await TRIES[name]?.(scene)
    const found = nothingSeen()
    await compareAll(town, await caseOf(town, scene.caseId), scene.worker, found)
    expect(found.wrong).toEqual([])
    await compareAll(town, await caseOf(town, scene.caseId), scene.worker, found, offering)
    await town.close()
    return found.wrong.length
  }

  test('a precondition that the offered actions no longer check', async () => {
    const dropped: Offering = async (work) => {
      const step = refuse as { wants?: unknown }
      const { wants } = step
      delete step.wants
      return work().finally(() => Object.assign(step, { wants }))
    }
    expect(await wrongWith(['correctionByBase'], dropped)).toBeGreaterThan(0)
  })

  test('a step that is offered to another role', async () => {
    const swapped: Offering = async (work) => {
      const move = accept?.at['submitted'] as { by: unknown }
      const { by } = move
      move.by = ['county-reviewer']
      return work().finally(() => Object.assign(move, { by }))
    }
    expect(await wrongWith([], swapped)).toBeGreaterThan(0)
  })
})
