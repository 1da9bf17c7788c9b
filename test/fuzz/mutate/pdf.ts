import { deflateSync, inflateSync } from 'node:zlib'
import type { Random } from '@local/year/random'
import type { Bytes, Mutate } from '../parser'
import { changedBytes, joined, joinedAll } from './bytes'
import { type Part, partsForm } from './parts'

const latin = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'))
const textIn = (bytes: Bytes): string => Buffer.from(bytes).toString('latin1')

const objects = (bytes: Bytes): readonly Part[] =>
  textIn(bytes)
    .split(/(?=\n\d+ \d+ obj)/)
    .map((text) => ({ name: 'object', body: latin(text) }))

const NAMES = [
  ...['/JavaScript', '/J#61vaScript', '/Launch', '/ObjStm', '/Filter', '/FlateDecode', '/Fl', '/DecodeParms'],
  ...['/Encrypt', '/EmbeddedFile', '/SubmitForm', 'stream\n', 'endstream', 'endobj', '#', '#4', '(', '<<', '>>'],
] as const

/** The compressed text in an object is changed and compressed again, so that the change is seen behind the compression. */
const insideStream = (object: Bytes, random: Random): Bytes => {
  const text = textIn(object)
  const [from, to] = [text.indexOf('stream\n') + 7, text.indexOf('\nendstream')]
  if (from < 7 || to < from) return changedBytes(object, random)
  try {
    const plain = inflateSync(object.subarray(from, to), { maxOutputLength: 4_000_000 })
    return joined(object.subarray(0, from), deflateSync(changedBytes(plain, random)), object.subarray(to))
  } catch {
    return changedBytes(object, random)
  }
}

const named = (object: Bytes, random: Random): Bytes => {
  const text = textIn(object)
  const places = [...text.matchAll(/[\s/>]/g)]
  const at = places[random.between(0, Math.max(0, places.length - 1))]?.index ?? 0
  const name = random.pick(NAMES)
  const times = random.between(0, 59) === 0 ? 100_000 : random.between(1, 5)
  return latin(text.slice(0, at) + ` ${name}`.repeat(times) + text.slice(at))
}

/** Object by object: names added, compressed content changed, objects repeated and left out. */
export const pdfForm: Mutate = partsForm({
  split: objects,
  join: (parts) => joinedAll(parts.map(({ body }) => body)),
  names: ['object'],
  inner: (part, random) => ({ ...part, body: random.pick([insideStream, named, changedBytes])(part.body, random) }),
})
