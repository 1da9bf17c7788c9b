import type { CallSpec } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import { CALL_NAMES, CALLS, type CallName } from '@domain/contract/index'
import { sampleOf } from '@test/cloud/contract/sample'
import * as z from 'zod/mini'
import { isOpen, mayCall } from './rights'
import type { Attacker, Thing, Town } from './town'

export type Aim = 'role' | 'replay' | 'foreign' | 'stale' | 'missing'
export type Attempt = {
  readonly attacker: Attacker
  readonly name: CallName
  readonly entry: 'api' | 'documents'
  readonly aim: Aim
  /** the same for attempts that may differ in the ids only */
  readonly group: string
  readonly body: Readonly<Record<string, unknown>>
  /** the ids in the body, which may appear in the answer */
  readonly ids: readonly string[]
}

const ID = /"(CA|OR|PE|NO|FI|CB|GR|PB)-zzzzzzzz/g
const schemaOf = (name: CallName): Parameters<typeof sampleOf>[0] =>
  z.toJSONSchema(CALLS[name].input, { io: 'input', unrepresentable: 'any' }) as Parameters<typeof sampleOf>[0]
const samples = new Map(CALL_NAMES.map((name) => [name, JSON.stringify(sampleOf(schemaOf(name)))]))

/** Every union can be found by everybody, and a running notice is read by everybody: neither's existence is a secret. */
const KNOWN: ReadonlySet<string> = new Set(['OR', 'NO'])

const reached = ({ person, orgs, union }: Attacker, { path, owners, board }: Thing): boolean =>
  owners.includes(person) || path.some((org) => orgs.includes(org)) || (board !== undefined && board === union)

let count = 0
const keyOf = (): string => {
  count += 1
  return `attack-command-${String(count).padStart(8, '0')}`
}

const bodyOf = (name: CallName, aim: Aim, pick: (prefix: string) => Thing | undefined) => {
  const used: Thing[] = []
  const idFor = (prefix: string): string => {
    const thing = pick(prefix)
    if (thing !== undefined) used.push(thing)
    return thing?.id ?? `${prefix}-zzzzzzzz`
  }
  const input = (samples.get(name) ?? '').replace(ID, (_all, prefix: string) => `"${idFor(prefix)}`)
  const spec: CallSpec = CALLS[name]
  const onCase =
    spec.scope === 'case'
      ? { caseId: idFor('CA'), expectedVersion: Math.max(0, (used.at(-1)?.seq ?? 1) - (aim === 'stale' ? 1 : 0)) }
      : {}
  const command = spec.kind === 'command' ? { commandId: keyOf() } : {}
  return {
    body: { name, ...command, ...onCase, input: JSON.parse(input) as unknown },
    ids: used.map(({ id }) => id),
    names: spec.scope === 'case' || input !== samples.get(name) || ID.test(samples.get(name) ?? ''),
  }
}

/** Every call that needs an account, with a right input about nothing that exists. */
export const callsForAccounts = (): readonly (readonly [entry: 'api' | 'documents', body: object])[] =>
  CALL_NAMES.filter((name) => !isOpen(name)).map((name) => [
    entryOf(name),
    bodyOf(name, 'missing', () => undefined).body,
  ])

/** All attempts of one person with one call: by role, on foreign things, on missing things. */
const attemptsOf = (town: Town, attacker: Attacker, name: CallName, rounds: number): readonly Attempt[] => {
  const of = (prefix: string, isOwn: boolean): readonly Thing[] =>
    (town.things.get(prefix) ?? []).filter((thing) => reached(attacker, thing) === isOwn)
  const attempt = (aim: Aim, pick: (prefix: string) => Thing | undefined): readonly Attempt[] => {
    const { body, ids, names } = bodyOf(name, aim, pick)
    const isAttack = aim === 'role' || (names && (aim === 'missing' || ids.length > 0))
    if (aim === 'stale' && !('expectedVersion' in body)) return []
    const group = `${attacker.key} ${name}`
    return isAttack ? [{ attacker, name, entry: entryOf(name), aim, group, body, ids }] : []
  }
  const nth = (things: readonly Thing[], n: number): Thing | undefined => things[n % Math.max(1, things.length)]
  const turns = Array.from({ length: rounds }, (_, n) => n)
  if (!mayCall(name, attacker.roles)) {
    const isCountys = mayCall(name, ['county-reviewer']) && attacker.roles.includes('city-reviewer')
    const within = (prefix: string): readonly Thing[] =>
      of(prefix, true).filter(({ isDirect }) => !(isCountys && isDirect === true))
    const byRole = turns.flatMap((n) =>
      attempt('role', (prefix) => nth(within(prefix), n) ?? nth(of(prefix, false), n)),
    )
    // the same command once more, with the same key
    return [...byRole, ...byRole.slice(0, 1).map((one) => ({ ...one, aim: 'replay' as const }))]
  }
  // what everybody knows of is foreign, and the same, in both
  const known = (prefix: string): Thing | undefined => (KNOWN.has(prefix) ? of(prefix, false)[0] : undefined)
  return [
    ...attempt('missing', known),
    ...(['foreign', 'stale'] as const).flatMap((aim) =>
      turns.flatMap((n) => attempt(aim, (prefix) => known(prefix) ?? nth(of(prefix, false), n))),
    ),
  ]
}

export const attemptsIn = (town: Town, attackers: readonly Attacker[], rounds: number): readonly Attempt[] =>
  attackers.flatMap((attacker) => CALL_NAMES.flatMap((name) => attemptsOf(town, attacker, name, rounds)))
