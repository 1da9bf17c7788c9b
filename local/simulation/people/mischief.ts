import { CALLS, type CallName } from '@domain/contract/index'
import type { Officer } from './city'
import { officersIn, type Scene } from './scene'

/** Everybody's ids that have been seen in answers: an attacker may guess or overhear them. */
export type Overheard = { readonly cases: string[]; readonly grants: string[]; readonly batches: string[] }

const STEPS = (Object.keys(CALLS) as CallName[]).filter(
  (name) => CALLS[name].scope === 'case' && CALLS[name].kind === 'command',
)

const ANYTHING = {
  photo: 'FI-none0',
  text: 'x',
  why: 'x',
  key: 'vehicles:m0',
  files: [],
  verdict: 'explained',
  reasons: 'x',
}

/** What an attacker sends with each step; `grant`: the id of a grant they have overheard. */
const INPUTS: Partial<Record<CallName, (grant: string) => unknown>> = {
  'case.accept': () => ({}),
  'crosscheck.complete': () => ({}),
  'deliberation.takeUp': () => ({}),
  'case.refuse': () => ({ reasons: ['other'], words: '不同意。' }),
  'review.approve': () => ({ opinion: '同意。' }),
  'case.withdraw': () => ({ why: '' }),
  'case.revokeConsent': () => ({ matter: 'privacy' }),
  'dossier.exit': () => ({ because: 'moved', words: '已迁出。' }),
  'reexamination.decide': () => ({ upheld: false, reasons: '发回。' }),
  'deliberation.handUp': () => ({ why: '凑不够人数。' }),
  'grant.release': (grant) => ({ grant, why: '不再需要' }),
  'case.confirmReceipt': (grant) => ({ grant, arrived: false, marks: [], words: '' }),
  'payout.return': (grant) => ({ grant, returnedOn: '2026-01-05', reason: '退汇', owner: 'payee' }),
}
const inputFor = (name: CallName, { grants }: Overheard, { chance }: Scene): unknown =>
  INPUTS[name]?.(chance.one(grants) ?? 'GR-none') ?? ANYTHING

/** Somebody tries a step on a case that they know only by its id: as another worker, or as an officer of another place. */
const guess = async (scene: Scene, heard: Overheard): Promise<void> => {
  const { phone, chance, city } = scene
  const caseId = chance.one(heard.cases)
  const name = chance.one(STEPS)
  const who = chance.often(50) ? chance.one(city.households)?.worker : chance.one(city.officers)?.key
  if (caseId === undefined || name === undefined || who === undefined) return
  await phone.ask(who, name, inputFor(name, heard, scene) as never, { caseId, version: chance.between(1, 12) })
}

/** The steps by which an officer could lead a case on, with nothing that only its page shows. */
const ONWARD = [
  'case.accept',
  'deliberation.handUp',
  'deliberation.takeUp',
  'crosscheck.complete',
  'review.approve',
  'case.refuse',
  'reexamination.decide',
] as const satisfies readonly CallName[]

/** An officer leads on the case of their own household, which they know from the phone of their husband or wife. */
const favourOwn = async (scene: Scene, heard: Overheard): Promise<void> => {
  const { phone, chance, city } = scene
  const officer = chance.one(city.officers.filter(({ kin, serves }) => kin !== undefined && serves))
  const home = city.households.find(({ no }) => no === officer?.kin)
  if (officer === undefined || home === undefined) return
  const mine = await phone.ask(home.worker, 'case.mine', {})
  const own = mine.ok ? chance.one(mine.value.cases) : undefined
  if (own === undefined) return
  for (const name of ONWARD) {
    const input = inputFor(name, heard, scene) as never
    await phone.ask(officer.key, name, input, { caseId: own.id, version: own.version })
  }
}

/** Somebody sends a command again that they or another person sent before. */
const replay = async ({ phone, chance, city }: Scene): Promise<void> => {
  const last = phone.lastCommand()
  if (last === undefined) return
  const who = chance.often(60) ? last.who : (chance.one(city.officers)?.key ?? last.who)
  const changed = chance.often(30) ? { ...last.envelope, expectedVersion: chance.between(1, 9) } : last.envelope
  await phone.resend(who, changed)
}

/** A fund approver approves whatever batch there is, also their own. */
const approveAnything = async (scene: Scene, heard: Overheard): Promise<void> => {
  const { phone, chance } = scene
  const approvers: readonly Officer[] = [...officersIn(scene, 'fund-approver'), ...officersIn(scene, 'fund-officer')]
  const officer = chance.one(approvers)
  const batch = chance.one(heard.batches)
  if (officer === undefined || batch === undefined) return
  const opened = await phone.ask(officer.key, 'payout.open', { batch: batch as never })
  const { count, total } = opened.ok ? opened.value.row : { count: 1, total: 100_00 }
  await phone.ask(officer.key, 'payout.approve', { batch: batch as never, count, total })
}

export const makeMischief = (scene: Scene, heard: Overheard): Promise<void> => {
  const way = scene.chance.between(1, 10)
  if (way <= 6) return guess(scene, heard)
  if (way === 7) return favourOwn(scene, heard)
  return way <= 9 ? replay(scene) : approveAnything(scene, heard)
}
