import { type Collection, type Stored, StoreError, type Tx } from '@cloud/ports/doc-store'
import { checkId } from '../../store/payload'
import { freshMark, placeOf, type Raw, type Shelf } from './layout'
import type { Found, Reader } from './reader'
import type { WireTx } from './wire'

/** Somebody wrote what this attempt stood on: it is run again, nobody sees this. */
export class Overtaken extends Error {
  constructor() {
    super('overtaken')
  }
}

export type Common = {
  readonly reader: Reader
  readonly shelfOf: (collection: { readonly name: string }) => Shelf
}

/** One document as this attempt knows it: as it was met (or taken to be), and as it shall be. */
type Held = {
  readonly shelf: Shelf
  readonly place: string
  readonly id: string
  /** mark of what lies at the place, the empty place of a document included; undefined: nothing at all */
  readonly met: number | undefined
  /** what was met is a guess or an assumption, not what a request of this attempt has seen */
  readonly guessed: boolean
  now: Pick<Raw, 'v' | 'd'> | undefined
  /** the whole of `now`, once this attempt has written it */
  next: Raw | undefined
  written: boolean
}

const isThere = (raw: Raw | undefined): raw is Raw => raw !== undefined && raw.gone !== true

/**
 * One attempt at a transaction. The work reads outside of the platform's transaction and writes into memory; `commit`
 * opens one, checks the marks of everything the work stood on, and writes. So the platform's transaction lasts for a few
 * requests, whatever the work does, and a command makes few of them.
 *
 * The first attempt guesses: what was seen a moment ago is still so, a document handed to `replace` is still the one that
 * was handed, a new id is free. A wrong guess shows at the commit; the attempts after it look before they decide.
 *
 * The platform protects what a transaction writes and not what it only read (write skew). The port promises both, so what
 * was read and not written is touched: a field nobody reads is changed, which collides with every other writer; and where
 * nothing was found, an empty place is put down for a later writer to collide with.
 */
export class Unit implements Tx {
  readonly #held = new Map<string, Promise<Held>>()
  #open = true

  constructor(
    private readonly common: Common,
    private readonly guessing: boolean,
  ) {}

  async get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
    const { shelf, now, place } = await this.#hold(collection, id, undefined)
    return now === undefined ? undefined : shelf.decode(collection, { ...now, _id: place, u: '' })
  }

  async insert<T>(collection: Collection<T>, id: string, doc: T): Promise<void> {
    const held = await this.#hold(collection, id, { raw: undefined })
    const row = held.shelf.encode(collection, id, doc)
    if (held.now !== undefined) throw new StoreError('duplicate', `${collection.name}: this id is taken`)
    write(held, { ...row, v: freshMark() })
  }

  async replace<T>(collection: Collection<T>, seen: Stored<T>, doc: T): Promise<void> {
    const held = await this.#seen(collection, seen)
    write(held, { ...held.shelf.encode(collection, seen.id, doc), v: freshMark() })
  }

  async remove<T>(collection: Collection<T>, seen: Stored<T>): Promise<void> {
    write(await this.#seen(collection, seen), undefined)
  }

  /** After its end an attempt answers no more: a call that was not awaited must not go unnoticed. */
  end(): void {
    this.#open = false
  }

  async held(): Promise<readonly Held[]> {
    return Promise.all(this.#held.values())
  }

  #hold<T>(collection: Collection<T>, id: string, assumed: Found | undefined): Promise<Held> {
    if (!this.#open) throw new StoreError('invalid', `${collection.name}: used after its transaction`)
    checkId(collection.name, id)
    const place = placeOf(collection.name, id)
    const known = this.#held.get(place)
    if (known !== undefined) return known
    const shelf = this.common.shelfOf(collection)
    const held = this.#met(place, assumed).then(({ raw, guessed }): Held => {
      const now = isThere(raw) ? raw : undefined
      return { shelf, place, id, met: raw?.v, guessed, now, next: undefined, written: false }
    })
    this.#held.set(place, held)
    return held
  }

  async #met(place: string, assumed: Found | undefined): Promise<Found & { readonly guessed: boolean }> {
    const guess = this.guessing ? (this.common.reader.guess(place) ?? assumed) : undefined
    return guess === undefined
      ? { ...(await this.common.reader.read(place)), guessed: false }
      : { raw: guess.raw, guessed: true }
  }

  /** A mark from outside that is no longer true stays untrue however often the work runs: conflict at once. */
  async #seen<T>(collection: Collection<T>, seen: Stored<T>): Promise<Held> {
    const place = placeOf(collection.name, seen.id)
    const held = await this.#hold(collection, seen.id, { raw: { _id: place, v: seen.v, u: '' } })
    if (held.now?.v !== seen.v) throw new StoreError('conflict', `${collection.name}: changed since it was read`)
    return held
  }
}

const write = (held: Held, next: Raw | undefined): void => {
  held.next = next
  held.now = next
  held.written = true
}

const isNew = ({ met, next }: Held): boolean => met === undefined && next !== undefined

/** What has to be true of a place for the attempt to count; an insert into nothing is checked by the insert itself. */
const isChecked = (held: Held): boolean => !isNew(held)

const emptyPlace = (place: string): Raw => ({ _id: place, v: freshMark(), u: place, gone: true })

/** Marks that differ from what the attempt stood on. */
export const isOvertaken = (all: readonly Held[], marks: ReadonlyMap<string, number>): boolean =>
  all.some(({ place, met }) => marks.get(place) !== met)

/** What was read and not written collides with every other writer from here on. */
const guard = (tx: WireTx, { place, met, now }: Held): Promise<void> =>
  met !== undefined && now !== undefined ? tx.touch(place, freshMark()) : tx.set(emptyPlace(place))

/** Checks and writes everything within `tx`, up to but without the commit. Throws Overtaken or a CloudFault. */
export const apply = async (tx: WireTx, all: readonly Held[]): Promise<void> => {
  const checked = all.filter(isChecked)
  const marks = checked.length === 0 ? new Map<string, number>() : await tx.marks(checked.map(({ place }) => place))
  if (isOvertaken(checked, marks)) throw new Overtaken()
  const written = all.filter((held) => held.written)
  // what leaves goes first: it may free a unique key that comes in again
  for (const { place, met, next } of written) if (next === undefined && met !== undefined) await tx.remove(place)
  for (const { met, next } of written) if (next !== undefined && met !== undefined) await tx.set(next)
  const fresh = written.filter(isNew).flatMap(({ next }) => next ?? [])
  if (fresh.length > 0) await tx.add(fresh)
  for (const held of all) if (!held.written) await guard(tx, held)
}

export type { Held }
