import { passesOf } from '@cloud/adapters/files/passes'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { checkQuery, cursorAt } from '@cloud/adapters/store/query'
import { type Query, StoreError } from '@cloud/ports/doc-store'
import { ENTRIES, INBOX } from '@cloud/usecases/stored/collections'
import { jsonForm } from '../mutate/json'
import { changedText, textForm } from '../mutate/text'
import { type Bytes, bytesOf, jsonBytes, jsonIn, type Mutate, type Parser, textOf } from '../parser'

const KEY = Buffer.alloc(32, 7).toString('base64')
const ring = [
  { id: 'k1', key: KEY },
  { id: 'old', key: Buffer.alloc(32, 8).toString('base64') },
]

/** Changes one part of a text whose parts are joined by full stops; what is base64url stays base64url. */
const dotted: Mutate = (bytes, random) => {
  const parts = textOf(bytes).split('.')
  // mostly the last: the others say how it was sealed
  const at = random.between(0, 4) === 0 ? random.between(0, parts.length - 1) : parts.length - 1
  const inside = (text: string): string =>
    random.pick([
      () => Buffer.from(textForm(Buffer.from(text, 'base64url'), random)).toString('base64url'),
      () => `${text}${text}`,
      () => text.slice(0, random.between(0, text.length)),
      () => changedText(text, random),
    ])()
  return bytesOf(parts.map((part, i) => (i === at ? inside(part) : part)).join('.'))
}

const envelopes: Parser = {
  name: 'sealed-texts',
  modules: ['cloudfunctions/adapters/sealing/sealer.ts', 'cloudfunctions/adapters/sealing/ciphers.ts'],
  mutate: [dotted],
  open: () => {
    const sealers = (['aes', 'sm'] as const).map((suite) =>
      sealerOf({ suite, ring, hashKey: Buffer.alloc(32, 9).toString('base64') }),
    )
    const whole = sealers.flatMap((sealer) => ['', '王小明', '{"a":1}'].map((text) => sealer.seal(text, 'CA-1/name')))
    const valid = new Set(whole)
    // another process: nothing of it is in the cache of recently sealed texts
    const reader = sealerOf({ suite: 'aes', ring, hashKey: Buffer.alloc(32, 9).toString('base64') })
    return {
      samples: whole.map(bytesOf),
      take: (input) => {
        const text = textOf(input)
        const found = reader.find(text, ['CA-2/name', 'CA-1/name'])
        if (found !== undefined && !valid.has(text)) throw new Error('a changed text was opened')
        try {
          reader.open(text, 'CA-1/name')
          return 'accepted'
        } catch (error) {
          if (!(error instanceof Error) || error.name !== 'SealBroken') throw error
          return reader.keyOf(text) === undefined ? 'first' : 'deeper'
        }
      },
    }
  },
}

const passes: Parser = {
  name: 'file-passes',
  modules: ['cloudfunctions/adapters/files/passes.ts'],
  mutate: [dotted, dotted, textForm],
  open: () => {
    const own = passesOf(Buffer.from('a secret of more than thirty-two letters'), () => 1000)
    const file = 'FI-aaaaaaaa' as never
    const whole = [
      own.issue(file, { for: 'upload', until: 2000 }),
      own.issue(file, { for: 'link', until: 2000, mime: 'image/png', name: 'a.png' }),
      own.issue(file, { for: 'link', until: 500, mime: 'image/png', name: 'a.png' }),
    ]
    return {
      samples: whole.map(bytesOf),
      take: (input) => {
        const pass = textOf(input)
        const [upload, link] = [own.check('upload', file, pass), own.check('link', file, pass)]
        // what follows a second full stop is not part of a pass
        const given = pass.split('.').slice(0, 2).join('.')
        if (upload === undefined && link === undefined) return pass.includes('.') ? 'deeper' : 'first'
        if (Buffer.from(given.split('.')[0] ?? '', 'base64url').toString() === '') throw new Error('an empty pass')
        if (!whole.some((one) => one.split('.')[0] === given.split('.')[0])) throw new Error('a changed pass')
        return 'accepted'
      },
    }
  },
}

const QUERIES: readonly object[] = [
  { of: 0, index: Object.keys(ENTRIES.indexes)[0], eq: ['CA-aaaa'], limit: 20 },
  { of: 1, index: Object.keys(INBOX.indexes)[0], eq: ['PE-aaaa'], limit: 20, desc: true },
]
const withCursors = (): readonly Bytes[] =>
  QUERIES.flatMap((query, i) => {
    const collection = [ENTRIES, INBOX][i] ?? ENTRIES
    const [index = '', { sort }] = Object.entries(collection.indexes)[0] ?? ['', { sort: undefined }]
    const desc = 'desc' in query
    const at = { ...(sort === undefined ? {} : { sort: 7 }), id: 'CA-aaaa:1' }
    const cursor = cursorAt(collection.name, { name: index, desc }, at)
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    return [query, { ...query, cursor }, { ...query, parts }].map(jsonBytes)
  })

const queryIn = (input: Bytes): readonly [typeof ENTRIES, Query] | undefined => {
  const given = jsonIn(input)
  if (typeof given !== 'object' || given === null || !('eq' in given) || !Array.isArray(given.eq)) return undefined
  const { of, parts, cursor, ...query } = given as Record<string, unknown>
  const text = parts === undefined ? cursor : Buffer.from(JSON.stringify(parts)).toString('base64url')
  const page = typeof text === 'string' ? { cursor: text } : {}
  return [(of === 1 ? INBOX : ENTRIES) as typeof ENTRIES, { ...query, ...page } as Query]
}

const cursors: Parser = {
  name: 'cursors',
  modules: ['cloudfunctions/adapters/store/query.ts', 'cloudfunctions/adapters/store/payload.ts'],
  mutate: [jsonForm],
  open: () => ({
    samples: withCursors(),
    take: (input) => {
      const asked = queryIn(input)
      if (asked === undefined) return 'first'
      try {
        checkQuery(...asked)
        return 'accepted'
      } catch (error) {
        if (!(error instanceof StoreError) || error.kind !== 'invalid') throw error
        return 'deeper'
      }
    },
  }),
}

export const SEALED: readonly Parser[] = [envelopes, passes, cursors]
