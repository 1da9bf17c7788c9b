import { readFileSync } from 'node:fs'

type Locked = {
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }

/** Each licence allows use, change and redistribution of the code, and requires no more than its notice. */
const ALLOWED = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'],
  'CC-BY-4.0', // data about browsers, which is read when the app is built and not delivered
])

/**
 * Packages published without licence terms. docs/decisions/0105 states why they are used nevertheless, and where they are never
 * shipped.
 */
const WITHOUT_TERMS = ['@cloudbase/signature-nodejs', '@cloudbase/wx-cloud-client-sdk']

const nameOf = (place: string): string => place.split('node_modules/').at(-1) ?? ''

/** SPDX: one of what OR offers suffices, of what AND joins each is needed. */
const isAllowed = (license: string): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((offered) => offered.split(' AND ').every((each) => ALLOWED.has(each)))

/** A binary of another system: the lock has its name only, and its terms are those of the package that asks for it. */
const isOfAnotherSystem = ({ optional, os, license }: Locked): boolean =>
  license === undefined && optional === true && os !== undefined

describe('what the product is made from', () => {
  const used = Object.entries(packages).filter(
    ([place, { dev, devOptional }]) => place !== '' && dev !== true && devOptional !== true,
  )
  const terms = used.filter(([, each]) => !isOfAnotherSystem(each))

  test('may be used: every package has a licence that allows it', () => {
    expect(terms.length).toBeGreaterThan(100)
    const others = terms.filter(([, { license = '' }]) => !isAllowed(license)).map(([place]) => nameOf(place))
    expect([...new Set(others)].sort()).toEqual(WITHOUT_TERMS)
  })

  test('includes no package without licence terms as a direct dependency', () => {
    const { dependencies } = packages[''] as { dependencies?: Record<string, string> }
    expect(Object.keys(dependencies ?? {}).filter((name) => WITHOUT_TERMS.includes(name))).toEqual([])
  })

  test.each([
    ['MIT', true],
    ['(MIT OR CC0-1.0)', true],
    ['(Apache-2.0 OR MPL-1.1)', true],
    ['Apache-2.0 AND MIT', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['UNLICENSED', false],
    ['', false],
  ])('%s: %s', (license, allowed) => expect(isAllowed(license)).toBe(allowed))
})
