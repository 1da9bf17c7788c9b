import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { STOPS } from '@local/front/stops'

const at = (path: string): string => join(__dirname, '../..', path)
const sources = ['src', 'local'].flatMap((room) =>
  readdirSync(at(room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(at(join(room, file)), 'utf8')),
)

/** The texts that the walk in the README asks its reader to find, without masked names and dates. */
const quoted = (): readonly string[] => {
  const [, walk = ''] = readFileSync(at('README.md'), 'utf8').split('## 亲手走一遍')
  const [steps = ''] = walk.split('\n## ')
  const words = [...steps.matchAll(/“([^”]+)”/g)].flatMap(([, word = '']) => word.split(/ → |……/))
  return [...new Set(words)].filter((word) => !/[*+]/.test(word))
}

test.each(quoted())('the walk in the README quotes “%s”, and the product contains these words', (word) => {
  expect(sources.some((text) => text.includes(word))).toBe(true)
})

test('the walk in the README quotes words of the product', () => {
  expect(quoted().length).toBeGreaterThan(10)
})

const pages = readdirSync(at('src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(at(join('src', file)), 'utf8'))
const buttons = STOPS.flatMap(({ act }) => [...act.matchAll(/“([^”]+)”/g)].map(([, word = '']) => word))

test.each(buttons)('the demo town’s tour tells to press “%s”, and a page names a button so', (word) => {
  expect(pages.some((text) => text.includes(word))).toBe(true)
})

test('the tour has more than twenty buttons to press', () => {
  expect(buttons.length).toBeGreaterThan(20)
})
