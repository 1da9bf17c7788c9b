import { randomBytes } from 'node:crypto'
import { KeyFault, type SealingConfig, type Suite } from '@cloud/adapters/sealing/key-ring'
import { SealBroken, sealerOf } from '@cloud/adapters/sealing/sealer'
import fc from 'fast-check'

const KEY = randomBytes(32).toString('base64')
const NEXT_KEY = randomBytes(32).toString('base64')
const HASH_KEY = randomBytes(32).toString('base64')
const SUITES = ['aes', 'sm'] as const satisfies readonly Suite[]
const PLACE = 'CA-1/m0/id-number'

const config = (over: Partial<SealingConfig> = {}): SealingConfig => ({
  suite: 'aes',
  ring: [{ id: 'k1', key: KEY }],
  hashKey: HASH_KEY,
  ...over,
})

describe.each(SUITES)('a private field sealed with %s', (suite) => {
  const sealer = sealerOf(config({ suite }))

  test('can be decrypted in the context in which it was sealed, whatever text it holds', () => {
    const places = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), places, (plain, place) => {
        expect(sealer.open(sealer.seal(plain, place), place)).toBe(plain)
      }),
    )
  })

  test('shows its suite and its key id, and nothing of the plain text', () => {
    const sealed = sealer.seal('99900019900101001X', PLACE)
    expect(sealed).toMatch(suite === 'aes' ? /^s1\.k1\.[\w-]+$/ : /^s2\.k1\.[\w-]+$/)
    expect(sealed).not.toContain('999000')
  })

  test('has a different ciphertext each time the same text is sealed', () => {
    expect(sealer.seal('王', PLACE)).not.toBe(sealer.seal('王', PLACE))
  })

  test('cannot be decrypted in another context', () => {
    const sealed = sealer.seal('王', PLACE)
    for (const place of ['', 'CA-1/m1/id-number', `${PLACE} `])
      expect(() => sealer.open(sealed, place)).toThrow(SealBroken)
  })

  test('cannot be decrypted when any character is changed, cut off or added', () => {
    const sealed = sealer.seal('天河路 1 号', PLACE)
    for (let i = 0; i < sealed.length; i += 1) {
      const altered = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
      expect(() => sealer.open(altered, PLACE)).toThrow(SealBroken)
      expect(() => sealer.open(sealed.slice(0, i), PLACE)).toThrow(SealBroken)
    }
    for (const odd of [`${sealed}A`, `${sealed}=`, ` ${sealed}`, '', 'plain text', 's1.k1.', 's3.k1.AAAA'])
      expect(() => sealer.open(odd, PLACE)).toThrow(SealBroken)
  })

  test('stays readable after the key is renewed, and new fields are sealed with the new key', () => {
    const old = sealer.seal('王', PLACE)
    const renewed = sealerOf(
      config({
        suite,
        ring: [
          { id: 'k2', key: NEXT_KEY },
          { id: 'k1', key: KEY },
        ],
      }),
    )
    expect(renewed.open(old, PLACE)).toBe('王')
    expect(renewed.seal('王', PLACE)).toMatch(/^s[12]\.k2\./)
    const withoutOld = sealerOf(config({ suite, ring: [{ id: 'k2', key: NEXT_KEY }] }))
    expect(() => withoutOld.open(old, PLACE)).toThrow(SealBroken)
  })

  test('cannot be decrypted with another key of the same id', () => {
    const impostor = sealerOf(config({ suite, ring: [{ id: 'k1', key: NEXT_KEY }] }))
    expect(() => impostor.open(sealer.seal('王', PLACE), PLACE)).toThrow(SealBroken)
  })

  test('stays readable after the configured suite is changed', () => {
    const other = sealerOf(config({ suite: suite === 'aes' ? 'sm' : 'aes' }))
    expect(other.open(sealer.seal('王', PLACE), PLACE)).toBe('王')
  })
})

describe.each(SUITES)('a keyed hash with %s', (suite) => {
  const sealer = sealerOf(config({ suite }))
  const ID = '99900019900101001X'

  test('is the same for the same text, also after a restart and a renewed sealing key', () => {
    const renewed = sealerOf(config({ suite, ring: [{ id: 'k2', key: NEXT_KEY }] }))
    expect(renewed.hash(ID, 'id-number')).toBe(sealer.hash(ID, 'id-number'))
  })

  test('differs by text, by use and by key', () => {
    const otherKey = sealerOf(config({ suite, hashKey: NEXT_KEY }))
    const hashes = [
      sealer.hash(ID, 'id-number'),
      sealer.hash(`${ID} `, 'id-number'),
      sealer.hash(ID, 'code'),
      sealer.hash(ID, 'account'),
      otherKey.hash(ID, 'id-number'),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  test('can serve as a document id in the store', () => {
    expect(sealer.hash(ID, 'id-number')).toMatch(/^[\w-]{43}$/)
  })
})

describe('invalid sealing keys', () => {
  const short = randomBytes(31).toString('base64')
  test.each<[string, Partial<SealingConfig>, RegExp]>([
    ['none', { ring: [] }, /at least one/],
    ['a short one', { ring: [{ id: 'k1', key: short }] }, /sealing key k1: must be 32 bytes/],
    ['one that is not base64', { ring: [{ id: 'k1', key: `${KEY.slice(0, -2)}!!` }] }, /sealing key k1/],
    ['an id that would break the envelope', { ring: [{ id: 'k.1', key: KEY }] }, /an id is/],
    [
      'an id twice',
      {
        ring: [
          { id: 'k1', key: KEY },
          { id: 'k1', key: NEXT_KEY },
        ],
      },
      /k1 is there twice/,
    ],
    ['a short hash key', { hashKey: short }, /hash key/],
  ])('are refused: %s', (_what, over, words) => {
    expect(() => sealerOf(config(over))).toThrow(KeyFault)
    expect(() => sealerOf(config(over))).toThrow(words)
  })

  test('are not shown in the error message', () => {
    expect(() => sealerOf(config({ hashKey: short }))).not.toThrow(short)
  })
})
