import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { idCheckCharacter } from '@domain/kernel/identity-numbers'

const tracked = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--', ...patterns], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
const read = (file: string): string => readFileSync(file, 'utf8')

const PRODUCT = tracked('domain/**/*.ts', 'cloudfunctions/**/*.ts', 'src/**/*.ts', 'src/**/*.tsx', 'local/**/*.ts')
const SOURCES = [...PRODUCT, ...tracked('test/**/*.ts', 'test/**/*.tsx', 'config/*')]
const THIS = 'test/house/house-rules.spec.ts'

describe('every source file', () => {
  test.each(SOURCES.filter((file) => file !== THIS))('%s follows the house rules', (file) => {
    const text = read(file)
    expect(text).not.toMatch(/\b(TODO|FIXME|XXX|HACK)\b/)
    expect(text).not.toMatch(/@ts-(ignore|nocheck)/)
    expect(text).not.toMatch(/\b(?:it|test|describe)\.(?:skip|only|todo)\b/)
    // the named import includes every locale of zod: five times the size of the bundle
    expect(text).not.toMatch(/import \{[^}]*\bz\b[^}]*\} from 'zod/)
    expect(text).not.toMatch(/from 'zod'/)
  })

  test.each(PRODUCT)('%s has at most 300 lines', (file) => {
    expect(read(file).split('\n').length).toBeLessThanOrEqual(300)
  })

  test.each(PRODUCT.filter((file) => !file.startsWith('local/')))('%s does not write to the console', (file) => {
    expect(read(file)).not.toMatch(/console\.(log|debug|info|warn|error)/)
  })
})

/** Functions missing on phones of 2019 (iOS 12.2, Chrome 78); Babel translates syntax only and adds no polyfills. */
const UNKNOWN_TO_OLD_PHONES =
  /\.at\(|\.hasOwn\b|\.replaceAll\(|\.findLast(?:Index)?\(|\.matchAll\(|\.to(?:Sorted|Reversed|Spliced)\(|\bstructuredClone\(|\bPromise\.(?:any|allSettled|withResolvers)\b|\b(?:Object|Map)\.groupBy\b|\bBigInt\(|\b\d+n\b|\(\?<[=!]|\bWeakRef\b|\bAggregateError\b|\bIntl\.|^await /m

test.each(tracked('domain/**/*.ts', 'src/**/*.ts', 'src/**/*.tsx'))(
  '%s uses no function that old phones lack',
  (file) => {
    const code = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(UNKNOWN_TO_OLD_PHONES.exec(code)?.[0]).toBeUndefined()
  },
)

test('onClick is used only in the component Tap, which has a name, keyboard access and a sufficient size', () => {
  const handlers = tracked('src/**/*.tsx').filter((file) => /\bonClick=/.test(read(file)))
  expect(handlers).toEqual(['src/components/tap.tsx'])
})

test('the vendor’s packages are named in the adapters’ folder only', () => {
  const outside = tracked('domain/**/*.ts', 'cloudfunctions/**/*.ts').filter(
    (file) => !file.startsWith('cloudfunctions/adapters/'),
  )
  expect(outside.filter((file) => /wx-server-sdk|cloudbase|tcb/i.test(read(file)))).toEqual([])
})

test('the lock file contains no download address', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/)
})

test('every dependency has an exact version', () => {
  const manifest = JSON.parse(read('package.json')) as {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+([-+].+)?$/.test(version),
  )
  expect(loose).toEqual([])
})

/**
 * First two digits of the area codes in use (GB/T 2260 provinces). A number that starts otherwise cannot belong to a person.
 */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)

test('no identity number in the project can belong to a real person', () => {
  const text = tracked('*.ts', '*.tsx', '*.md', '*.json', '*.mjs', '*.cjs').filter(
    (file) => file !== 'package-lock.json',
  )
  const found = text.flatMap((file) =>
    (read(file).match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? [])
      .filter(
        (number) => PROVINCES.has(number.slice(0, 2)) && idCheckCharacter(number.slice(0, 17)) === number.charAt(17),
      )
      .map(() => file),
  )
  expect(found).toEqual([])
})

test('no file refers to a path outside the project', () => {
  const files = tracked('*.ts', '*.tsx', '*.md', '*.json', '*.mjs', '*.cjs', '*.sh', '.ci/*').filter(
    (file) => file !== THIS && file !== 'package-lock.json',
  )
  expect(files.filter((file) => /\/work\/|\/root\/|\.\.\/shared\b|\.library\b/.test(read(file)))).toEqual([])
})
