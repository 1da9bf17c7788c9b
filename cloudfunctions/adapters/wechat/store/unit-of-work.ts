import { type Collection, type Stored, StoreError, type Tx } from '@cloud/ports/doc-store'
import { Overtaken } from '../../store/attempts'
import { checkId, checkMany } from '../../store/payload'
import { freshMark, placeOf, type Raw, type Shelf } from './layout'
import type { Found, Reader } from './reader'
import type { WireTx } from './wire'

export type Common = {
  readonly reader: Reader
  readonly shelfOf: (collection: { readonly name: string }) => Shelf
}

/** One document as this attempt knows it: as it was read (or assumed), and as it shall be written. */
type Held = {
  readonly shelf: Shelf
  readonly place: string
  readonly id: string
  /** mark found at the place, that of a tombstone included; undefined: nothing at all */
  readonly met: number | undefined
  /** `met` is a guess or an assumption, not read by a request of this attempt */
  readonly guessed: boolean
  now: Pick<Raw, 'v' | 'd'> | undefined
  /** the whole record for `now`, once this attempt has written the document */
  next: Raw | undefined
  written: boolean
}

const isThere = (raw: Raw | undefined): raw is Raw => raw !== undefined && raw.gone !== true

/**
 * One attempt at a transaction. The work reads outside the platform's transaction and writes into memory; `commit` opens a
 * transaction, checks the marks of everything the work relied on, and writes. So the platform's transaction lasts for a few
 * requests only, whatever the work does.
 * The first attempt guesses: a recently read document is unchanged, a document handed to `replace` is current, a new id is
 * free. The commit detects a wrong guess; later attempts read before they decide.
 * The platform protects what a transaction writes, but not what it only reads (write skew). The port promises both, so a
 * document that was only read is touched: an otherwise unused field is changed, which conflicts with every other writer. Where
 * nothing was found, a tombstone is written for a later writer to conflict with.
 */
export class UnitOfWork implements Tx {
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

  async getMany<T>(collection: Collection<T>, ids: readonly string[]): Promise<readonly (Stored<T> | undefined)[]> {
    checkMany(collection.name, ids)
    return Promise.all(ids.map((id) => this.get(collection, id))) // reads that start together are one request
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

  /** A mark stated by the caller that is outdated stays outdated, however often the work runs: conflict without retry. */
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

/** Whether the commit has to check the mark of this place; inserting a new document checks itself. */
const isChecked = (held: Held): boolean => !isNew(held)

const emptyPlace = (place: string): Raw => ({ _id: place, v: freshMark(), u: place, gone: true })

/** Whether a mark differs from what the attempt relied on. */
export const isOvertaken = (all: readonly Held[], marks: ReadonlyMap<string, number>): boolean =>
  all.some(({ place, met }) => marks.get(place) !== met)

/** Makes a document that was only read conflict with every other writer. */
const guard = (tx: WireTx, { place, met, now }: Held): Promise<void> =>
  met !== undefined && now !== undefined ? tx.touch(place, freshMark()) : tx.set(emptyPlace(place))

/** Checks and writes everything within `tx`; the caller commits. Throws Overtaken or a CloudFault. */
export const apply = async (tx: WireTx, all: readonly Held[]): Promise<void> => {
  const checked = all.filter(isChecked)
  const marks = checked.length === 0 ? new Map<string, number>() : await tx.marks(checked.map(({ place }) => place))
  if (isOvertaken(checked, marks)) throw new Overtaken()
  const written = all.filter((held) => held.written)
  // deletions first, because they may free a unique key that is inserted again
  for (const { place, met, next } of written) if (next === undefined && met !== undefined) await tx.remove(place)
  for (const { met, next } of written) if (next !== undefined && met !== undefined) await tx.set(next)
  const fresh = written.filter(isNew).flatMap(({ next }) => next ?? [])
  if (fresh.length > 0) await tx.add(fresh)
  for (const held of all) if (!held.written) await guard(tx, held)
}

export type { Held }
