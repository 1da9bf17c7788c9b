import { areAlike } from '@domain/proof/print'
import type { Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { bandIndex, PICTURES, type PictureDoc, type Twin } from '../stored/collections'
import { openPrint } from './pictures'

/** Of the pictures that agree in one part, the latest are looked at. */
const LOOKED_AT_MAX = 100
/** Of one picture, more twins need not be kept. */
const TWINS_MAX = 40
const AT_ONCE = 10

type ComparePorts = Pick<Ports, 'store' | 'clock' | 'sealer'>
type Picture = Stored<PictureDoc>

/** Pictures of other cases that look almost the same. */
const twinsOf = async ({ store, sealer }: ComparePorts, { id, doc }: Picture): Promise<readonly Picture[]> => {
  const print = openPrint(sealer, doc.print)
  const found = new Map<string, Picture>()
  for (const [i, band] of doc.bands.entries()) {
    const query = { index: bandIndex(i), eq: [band], desc: true, limit: LOOKED_AT_MAX }
    for (const other of (await store.query(PICTURES, query)).items) found.set(other.id, other)
  }
  return [...found.values()].filter(
    (other) =>
      other.id !== id && other.doc.caseId !== doc.caseId && areAlike(print, openPrint(sealer, other.doc.print)),
  )
}

const twinOf = ({ id, doc }: Picture): Twin => ({ file: id as Twin['file'], caseId: doc.caseId })
const withTwins = (doc: PictureDoc, more: readonly Twin[]): PictureDoc => ({
  ...doc,
  twins: [...doc.twins.filter(({ file }) => !more.some((one) => one.file === file)), ...more].slice(-TWINS_MAX),
})

const compareOne = async (ports: ComparePorts, picture: Picture): Promise<void> => {
  const twins = (await twinsOf(ports, picture)).slice(-TWINS_MAX)
  await ports.store.transaction(async (tx) => {
    const [own, ...others] = await tx.getMany(PICTURES, [picture.id, ...twins.map(({ id }) => id)])
    if (own === undefined) return
    const there = others.filter((other) => other !== undefined)
    await tx.replace(PICTURES, own, { ...withTwins(own.doc, there.map(twinOf)), state: 'compared' })
    for (const other of there) await tx.replace(PICTURES, other, withTwins(other.doc, [twinOf(picture)]))
  })
}

/**
 * Compares the photos of papers that cases have taken since the last run with all others of their kind, in whatever year: each
 * of two that look almost the same then names the other. Here and not when they are handed in, because it asks the store several
 * times for each photo, and nobody waits for it.
 */
export const comparePictures = async (ports: ComparePorts, until: number): Promise<number> => {
  let count = 0
  while (ports.clock.now() < until) {
    const fresh = await ports.store.query(PICTURES, { index: 'byState', eq: ['new'], limit: AT_ONCE })
    for (const picture of fresh.items) await compareOne(ports, picture)
    count += fresh.items.length
    if (fresh.items.length < AT_ONCE) break
  }
  return count
}
