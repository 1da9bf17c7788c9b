import type { Collection } from '@cloud/ports/doc-store'
import type { Sealer } from '@cloud/ports/world'
import { personIdOf } from '@cloud/usecases/person/who-is'
import { factsOf } from '@cloud/usecases/report/case-facts'
import { chained } from '@cloud/usecases/step/chain'
import { CASE_FACTS, CASES, ENTRIES, entryId, PEOPLE } from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { type Copy, type Mould, mouldsOf } from './mould'
import { birthOf, hashIn, isNumber, type OwnNumber, ownNumber, type Turn } from './numbers'
import { BESIDE, type Template } from './template'
import type { Union } from './unions'

/** A document on its way into the store. */
export type Made = { readonly collection: Collection<never>; readonly id: string; readonly doc: never }

const made = <T>(collection: Collection<T>, id: string, doc: unknown): Made => ({
  collection: collection as unknown as Collection<never>,
  id,
  doc: doc as never,
})

/** Ids of what belongs to the households alone. */
const OWN_IDS = /(?:CA|GR|NO|OB)-[\w-]{16}|(?:CB|PB)-[0-9a-f]{20,24}/g

type Keyed = Pick<Sealer, 'find' | 'keyOf' | 'hash'>

/** A sealed text of the town is the same in every copy: it is opened once. */
const remembering = (sealer: Sealer): Keyed => {
  const known = new Map<string, ReturnType<Sealer['find']>>()
  return {
    keyOf: sealer.keyOf,
    hash: sealer.hash,
    find: (sealed, contexts) => {
      const before = known.get(sealed)
      if (before !== undefined) return before
      const found = sealer.find(sealed, contexts)
      // a copy's own numbers are met this once
      if (found !== undefined && !isNumber(found.context)) known.set(sealed, found)
      return found
    },
  }
}

const ID = 'household:idNumber'
const CONTEXTS = [ID, 'household:mobile', 'household:account']

type Sought = { readonly text: string; readonly context: string; readonly hash: string }

/** Every number sealed somewhere in these documents. */
const numbersIn = (sealer: Sealer, text: string): ReadonlyMap<string, Sought> => {
  const found = new Map<string, Sought>()
  for (const [sealed] of text.matchAll(/s[12]\.[0-9a-z-]+\.[\w-]+/g)) {
    const open = found.has(sealed) ? undefined : sealer.find(sealed, CONTEXTS)
    if (open !== undefined) found.set(sealed, { ...open, hash: hashIn(sealer, open, sealed) })
  }
  return found
}

/** The number of a person among the people with the same birthday and sex, so that their invented ID numbers differ. */
export const twinsIn = (sealer: Sealer, templates: readonly Template[]): ((id: string) => number) => {
  const ids = [...numbersIn(sealer, JSON.stringify(templates)).values()].filter(({ context }) => context === ID)
  const byBirth = new Map<string, string[]>()
  for (const text of new Set(ids.map(({ text }) => text)))
    byBirth.set(birthOf(text), [...(byBirth.get(birthOf(text)) ?? []), text])
  return (id) => byBirth.get(birthOf(id))?.indexOf(id) ?? 0
}

const besideNamed = (name: string): Collection<never> => {
  const collection = BESIDE.find((each) => each.name === name)
  if (collection === undefined) throw new Error(`no documents of ${name} are copied`)
  return collection
}

type Around = {
  readonly sealer: Sealer
  readonly unions: ReadonlyMap<Jurisdiction, readonly Union[]>
  readonly twinOf: (id: string) => number
}

/** Makes the documents of one copy. All contents are the copy's own; only the officers above the base unions are the town's. */
export const copierOf = ({ sealer, unions, twinOf }: Around, template: Template): ((turn: Turn) => readonly Made[]) => {
  const text = JSON.stringify(template)
  const keyed = remembering(sealer)
  const numbers = numbersIn(sealer, text)
  const hashes = [...numbers.values()].flatMap(({ hash }) => (hash === '' ? [] : [hash]))
  const named = new Set([...(text.match(OWN_IDS) ?? []), ...hashes])
  // minted for nothing but the document itself
  const minted = template.beside.map(({ id }) => id).filter((id) => ![...named].some((name) => id.includes(name)))
  const ids = [...new Set([...(text.match(OWN_IDS) ?? []), ...minted])]
  const bases = [...new Map(template.cases.map(({ snapshot: { org } }) => [org.base, org.jurisdiction])).entries()]
  const unionOf = (base: string, jurisdiction: Jurisdiction): Union => {
    const union = unions.get(jurisdiction)?.find(({ id }) => id === base)
    if (union === undefined) throw new Error(`no such union: ${base}`)
    return union
  }
  const namesOf = ({ id, name, officers }: Union): readonly string[] => [id, name, ...officers]
  const known = [
    ...ids,
    ...template.workers.map(({ id }) => id),
    ...bases.flatMap(([base, jurisdiction]) => namesOf(unionOf(base, jurisdiction))),
    ...hashes,
  ]
  const mould = mouldsOf(known, (sealed) => numbers.has(sealed))
  const workers = template.workers.map((worker) => ({ worker, doc: mould({ ...worker, openid: '' }) }))
  const beside = template.beside.map(({ collection, id, doc }) => ({
    collection: besideNamed(collection),
    id: mould(id),
    doc: mould(doc),
  }))
  const cases = template.cases.map(({ snapshot, log }) => ({
    id: mould(snapshot.id),
    snapshot: mould(snapshot),
    log: log.map((entry): Mould => mould({ ...entry, chain: undefined })),
  }))

  const ownNumbers = (turn: Turn): Copy['number'] => {
    const made = new Map<string, OwnNumber>()
    return (sealed) => {
      const sought = numbers.get(sealed)
      if (sought === undefined) throw new Error('a number that was not there')
      const key = `${sought.context} ${sought.text}`
      // one person's number is sealed once, however often it stands
      const known = made.get(key) ?? ownNumber(sealer, sought, turn, sought.context === ID ? twinOf(sought.text) : 0)
      made.set(key, known)
      return known
    }
  }
  /** The household's papers name another union, and its officers. */
  const movedTo = (turn: Turn): readonly (readonly [string, string])[] =>
    bases.flatMap(([base, jurisdiction]) => {
      const there = unions.get(jurisdiction) ?? []
      const names = namesOf(there[turn.n % there.length] as Union)
      return namesOf(unionOf(base, jurisdiction)).map((name, i) => [name, names[i] ?? name] as const)
    })
  const copyOf = (turn: Turn): Copy & { readonly openids: readonly string[] } => {
    const tag = `c${turn.n.toString(36).padStart(7, '0')}`
    const number = ownNumbers(turn)
    const openids = template.workers.map(({ openid }) => openid.replace('desk-', `desk-${tag}-`))
    const own = new Map([
      ...ids.map((id, i) => [id, `${id.slice(0, 3)}${tag}${i.toString(36).padStart(2, '0')}`] as const),
      ...template.workers.map(({ id }, i) => [id, personIdOf(openids[i] ?? '')] as const),
      ...movedTo(turn),
      ...[...numbers].flatMap(([sealed, { hash }]) => (hash === '' ? [] : [[hash, number(sealed).hash] as const])),
    ])
    return { back: turn.back, own, number, openids }
  }

  return (turn) => {
    const copy = copyOf(turn)
    const all: Made[] = []
    for (const [i, { worker, doc }] of workers.entries())
      all.push(made(PEOPLE, copy.own.get(worker.id) ?? '', { ...(doc(copy) as object), openid: copy.openids[i] }))
    for (const { id, snapshot, log } of cases) {
      const caseId = String(id(copy))
      let chain: string | undefined
      for (const each of log) {
        const entry = chained(keyed, chain, each(copy) as Entry)
        chain = entry.chain
        all.push(made(ENTRIES, entryId(caseId, entry.seq), entry))
      }
      const last = { ...(snapshot(copy) as CaseSnapshot), chain }
      all.push(made(CASES, caseId, last), made(CASE_FACTS, caseId, factsOf(last)))
    }
    for (const { collection, id, doc } of beside)
      all.push({ collection, id: String(id(copy)), doc: doc(copy) as never })
    return all
  }
}
