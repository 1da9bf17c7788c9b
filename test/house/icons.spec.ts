import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = 'src/assets/icons'
const icons = readdirSync(FOLDER).filter((file) => file.endsWith('.svg'))

test('the style sheet of icons is what npm run icons writes', () => {
  expect(() => execFileSync('node', ['config/icons.mjs', '--check'], { stdio: 'pipe' })).not.toThrow()
})

test('every icon is from one release of one open set, whose licence lies beside it', () => {
  expect(icons.length).toBeGreaterThan(10)
  const origins = icons.map((file) => /^<!-- @license (.*) -->/.exec(readFileSync(`${FOLDER}/${file}`, 'utf8'))?.[1])
  expect([...new Set(origins)]).toEqual(['lucide-static v1.62.0 - ISC'])
  expect(readFileSync(`${FOLDER}/LICENSE`, 'utf8')).toMatch(
    /^ISC License\n\nCopyright \(c\) \d{4} Lucide Icons and Contributors/,
  )
})
