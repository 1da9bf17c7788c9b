import { randomUUID } from 'node:crypto'
import { createApi } from '@cloud/api/create'
import { createDocuments } from '@cloud/documents/create'
import type { Tx } from '@cloud/ports/doc-store'
import { compared, withSaid } from '@cloud/usecases/person/write-down'
import { putPolicy } from '@cloud/usecases/policy/at-hand'
import { beginWithFacts } from '@cloud/usecases/report/case-facts'
import {
  COMMITTEES,
  ORGS,
  type OrgDoc,
  PEOPLE,
  type PersonDoc,
  POSTS,
  postId,
} from '@cloud/usecases/stored/collections'
import { CONSENT_TEXT_VERSION, type Consent } from '@domain/consent/consent'
import type { Answer } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import { CALLS, type CallInput, type CallName, type CallOutput } from '@domain/contract/index'
import type { Declaration } from '@domain/household/declaration'
import { agesOf } from '@domain/household/sheet-input'
import type { CaseId, FileId, OrgId, PersonId } from '@domain/kernel/ids'
import { plainDate, shanghaiDate } from '@domain/kernel/plain-date'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { PostRole } from '@domain/organisation/roles'
import type { Reachable } from '@domain/organisation/said'
import type { Policy } from '@domain/policy/policy'
import { wantedProofs } from '@domain/proof/index'
import { aDeclaration } from './household'
import { aMobile, anIdNumber } from './people'
import { aPolicy } from './policy'
import type { World } from './ports'

const org = (id: string, name: string, path: readonly string[], over: Partial<OrgDoc> = {}): OrgDoc => ({
  id: id as OrgId,
  name,
  short: name,
  level: (['city', 'county', 'base'] as const)[path.length - 1] ?? 'base',
  path: path as OrgId[],
  parent: path[path.length - 2] ?? '',
  phone: '0000-0000',
  staff: 120,
  ...over,
})

const inPengjiang = { jurisdiction: 'pengjiang' } as const
const inDirect = { jurisdiction: 'direct', direct: true } as const

/**
 * One city, two counties (one is 市直), three base unions: an ordinary union, a small neighbouring union, and a union below 市直.
 */
export const ORG = {
  city: org('OR-city', '虚构市总工会', ['OR-city']),
  county: org('OR-pengjiang', '虚构甲区总工会', ['OR-city', 'OR-pengjiang'], { ...inPengjiang, no: 2 }),
  direct: org('OR-direct', '虚构市直属工会', ['OR-city', 'OR-direct'], { ...inDirect, no: 1 }),
  base: org('OR-plant', '虚构机械厂工会', ['OR-city', 'OR-pengjiang', 'OR-plant'], inPengjiang),
  neighbour: org('OR-shop', '虚构百货店工会', ['OR-city', 'OR-pengjiang', 'OR-shop'], { ...inPengjiang, staff: 6 }),
  directBase: org('OR-bureau', '虚构水务局工会', ['OR-city', 'OR-direct', 'OR-bureau'], inDirect),
} as const

type Officer = { readonly name: string; readonly role: PostRole; readonly at: OrgId }
const officer = (name: string, role: PostRole, at: OrgDoc): Officer => ({ name, role, at: at.id })

/** The officers, by openid. Everybody else who calls is a worker. */
export const OFFICERS = {
  baseOfficer: officer('经办甲', 'base-officer', ORG.base),
  baseOfficer2: officer('经办乙', 'base-officer', ORG.base),
  baseOfficer3: officer('经办丙', 'base-officer', ORG.base),
  neighbourOfficer: officer('邻店经办', 'base-officer', ORG.neighbour),
  directOfficer: officer('直属经办', 'base-officer', ORG.directBase),
  directOfficer2: officer('直属经办乙', 'base-officer', ORG.directBase),
  countyOfficer: officer('区里经办', 'base-officer', ORG.county),
  countyReviewer: officer('区审核甲', 'county-reviewer', ORG.county),
  countyReviewer2: officer('区审核乙', 'county-reviewer', ORG.county),
  cityReviewer: officer('市审核甲', 'city-reviewer', ORG.city),
  cityReviewer2: officer('市审核乙', 'city-reviewer', ORG.city),
  countyFund: officer('区财务', 'fund-officer', ORG.county),
  countyApprover: officer('区复核', 'fund-approver', ORG.county),
  cityFund: officer('市财务', 'fund-officer', ORG.city),
  cityApprover: officer('市复核', 'fund-approver', ORG.city),
  cityAuditor: officer('市审计', 'auditor', ORG.city),
  countyAuditor: officer('区审计', 'auditor', ORG.county),
  cityAdministrator: officer('市管理员', 'administrator', ORG.city),
  countyAdministrator: officer('区管理员', 'administrator', ORG.county),
} as const satisfies Record<string, Officer>
export type OfficerKey = keyof typeof OFFICERS

export const personOf = (who: OfficerKey): PersonId => `PE-${who}` as PersonId

/** The case a command is about, with its version; the answer of the previous command on the case fits. */
export type On = { readonly caseId: CaseId; readonly version: number }
type How = Partial<On> & {
  /** idempotency key of the command; default: a new one each time */
  readonly key?: string
  /** sends `view: true`, as a page does */
  readonly withView?: boolean
}

export type Submitting = {
  /** openid; default: a different worker for every seed */
  readonly worker?: string
  readonly seed?: number
  readonly base?: OrgDoc
  readonly declaration?: Partial<Declaration>
}

export type Town = {
  readonly world: World
  /** the cloud's answer, also when it is a refusal */
  ask<N extends CallName>(openid: string, name: N, input: CallInput<N>, on?: How): Promise<Answer<CallOutput<N>>>
  /** the value of the answer; a refusal fails the test */
  tell<N extends CallName>(openid: string, name: N, input: CallInput<N>, on?: How): Promise<CallOutput<N>>
  /** the code of the refusal; fails the test when there is none */
  refusal<N extends CallName>(openid: string, name: N, input: CallInput<N>, on?: How): Promise<RefusalCode>
  /** sends any body, as it may arrive over the network */
  raw(openid: string | undefined, body: unknown): Promise<Answer<unknown>>
  /** uploads a picture and confirms it */
  upload(openid: string, purpose: CallInput<'file.ticket'>['purpose'], bytes?: Uint8Array): Promise<FileId>
  /** the whole input a phone sends to apply: declaration, proofs, consents, signature */
  submission(openid: string, about?: Submitting & { how?: Consent['how'] }): Promise<CallInput<'case.submit'>>
  /** what an officer hands in for a worker; at the officer's own union unless said otherwise */
  onBehalf(officer: OfficerKey, about?: Submitting): Promise<CallInput<'case.submitOnBehalf'>>
  close(): Promise<void>
}

/** The committee of every base union of the town. */
export const COMMITTEE = ['委员一', '委员二', '委员三', '委员四'] as const

/** The smallest possible pictures. */
export const JPEG = Uint8Array.from(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIgAf//Z',
    'base64',
  ),
)
export const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** Fictional telephone and ID number of an officer of the town. */
export const anOfficersNumbers = (openid: string): Reachable => {
  const no = Math.max(0, Object.keys(OFFICERS).indexOf(openid))
  return { mobile: aMobile(77_000_000 + no) as never, idNumber: anIdNumber(400 + no, '1985-03-04') as never }
}

const ofOrg = (id: string): OrgDoc | undefined => Object.values(ORG).find((each) => each.id === id)

/** Stores that a holder of a post has stated who they are, as the cloud would. */
export const saidBy = (
  tx: Tx,
  ports: Pick<World['ports'], 'sealer' | 'clock'>,
  person: PersonDoc,
  about: Reachable,
): Promise<PersonDoc> => {
  const lines = person.posts.map(({ org }) => ofOrg(org)?.path ?? [])
  const now = ports.clock.now()
  return compared(tx, { ports, now }, withSaid(ports.sealer, person, about, now), lines)
}

const settle = async ({ ports }: World, policy: Policy | undefined, said: boolean): Promise<void> => {
  await ports.store.transaction(async (tx) => {
    for (const each of Object.values(ORG)) await tx.insert(ORGS, each.id, each)
    await beginWithFacts(tx, 2026)
    for (const { id, level } of Object.values(ORG))
      if (level === 'base')
        await tx.insert(COMMITTEES, id, {
          org: id,
          seats: COMMITTEE.map((name) => ({ name, from: plainDate('2025-01-01') })),
        })
    if (policy !== undefined) await putPolicy(tx, policy, [])
    for (const [openid, { name, role, at }] of Object.entries(OFFICERS)) {
      const id = `PE-${openid}` as PersonId
      const person = { id, openid, name, posts: [{ role, org: at }], sends: {} }
      await tx.insert(PEOPLE, id, said ? await saidBy(tx, ports, person, anOfficersNumbers(openid)) : person)
      await tx.insert(POSTS, postId({ person: id, role, org: at }), { person: id, name, role, org: at, since: 0 })
    }
  })
}

/**
 * All consents that a household needs, given in the way `how`; on the phone, members' consents are given through the applicant.
 */
export const consentsFor = (declaration: Declaration, today: string, how: Consent['how'] = 'own-phone'): Consent[] => {
  const { adults, minors } = agesOf(declaration, today as ReturnType<typeof shanghaiDate>)
  const consent = (matter: Consent['matter'], member: string): Consent => ({
    matter,
    member: member as Consent['member'],
    textVersion: CONSENT_TEXT_VERSION,
    ...(how === 'own-phone' && member !== 'm0' ? { how: 'through-applicant', why: 'cannot-use' } : { how }),
  })
  return [
    consent('privacy', 'm0'),
    consent('sensitive', 'm0'),
    consent('publication', 'm0'),
    ...adults.map((member) => consent('crosscheck', member)),
    ...(minors.length > 0 ? [consent('minors', 'm0')] : []),
  ]
}

type TownOptions = {
  readonly policy?: Policy | 'none'
  /** the store of the world already contains a town: none is created */
  readonly founded?: boolean
  /** false: no officer has ever been asked who they are, as in a store of a former release */
  readonly said?: boolean
}

/** Creates a tiny town in a world: unions, officers of every role, a policy in force, and the real dispatcher. */
export const aTown = async (world: World, options: TownOptions = {}): Promise<Town> => {
  if (options.founded !== true)
    await settle(world, options.policy === 'none' ? undefined : (options.policy ?? aPolicy()), options.said !== false)
  const entries = { api: createApi(world.ports), documents: createDocuments(world.ports) }
  const raw: Town['raw'] = (openid, body) =>
    entries[entryOf(String((body as { name?: unknown } | undefined)?.name))](
      openid === undefined ? undefined : { openid },
      body,
      Buffer.byteLength(JSON.stringify(body) ?? ''),
    )
  const ask: Town['ask'] = async (openid, name, input, { caseId, version, key, withView } = {}) => {
    const command = CALLS[name].kind === 'command' ? { commandId: key ?? `key-${randomUUID()}` } : {}
    const body = { name, input, ...command, caseId, expectedVersion: version, view: withView }
    return (await raw(openid, JSON.parse(JSON.stringify(body)))) as never
  }
  const tell: Town['tell'] = async (openid, name, input, on) => {
    const answered = await ask(openid, name, input, on)
    if (!answered.ok) throw new Error(`${openid} ${name}: ${JSON.stringify(answered.refusal)}`)
    return answered.value
  }
  const upload: Town['upload'] = async (openid, purpose, bytes = JPEG) => {
    const mime =
      purpose === 'table' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'image/jpeg'
    const { file } = await tell(openid, 'file.ticket', { purpose, size: bytes.length, mime })
    await world.ports.files.receive(file, bytes)
    await tell(openid, 'file.confirm', { file })
    return file
  }
  const town: Town = {
    world,
    raw,
    ask,
    tell,
    upload,
    refusal: async (openid, name, input, on) => {
      const answered = await ask(openid, name, input, on)
      if (answered.ok) throw new Error(`${openid} ${name}: was not refused`)
      return answered.refusal.code
    },
    submission: async (openid, { seed = 1, base = ORG.base, declaration: over, how } = {}) => {
      const today = shanghaiDate(world.ports.clock.now())
      const declaration = aDeclaration(over, { seed, today })
      const picture = await upload(openid, 'proof')
      return {
        base: base.id,
        declaration,
        proofs: wantedProofs(declaration).map((type) => ({ type, files: [picture] })),
        consents: consentsFor(declaration, today, how),
        signature: await upload(openid, 'signature'),
      }
    },
    onBehalf: async (officer, about) => ({
      org: OFFICERS[officer].at,
      ...(await town.submission(officer, { ...about, how: 'on-glass' })),
      consentPaper: [await upload(officer, 'proof')],
    }),
    close: () => world.close(),
  }
  return town
}

/** A household applies. */
export const submitted = async (
  town: Town,
  about: Submitting = {},
): Promise<CallOutput<'case.submit'> & { readonly worker: string }> => {
  const worker = about.worker ?? `worker-${about.seed ?? 1}`
  return { ...(await town.tell(worker, 'case.submit', await town.submission(worker, about))), worker }
}

/** A household applies, and its base union accepts the case. */
export const accepted = async (town: Town, about: Submitting = {}) => {
  const { worker, ...on } = await submitted(town, about)
  const officerAt = about.base?.id === ORG.directBase.id ? 'directOfficer' : 'baseOfficer'
  return { ...(await town.tell(officerAt, 'case.accept', {}, on)), worker }
}
