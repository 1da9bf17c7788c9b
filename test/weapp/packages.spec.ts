import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve('dist/weapp')
/** WeChat's limit for all packages that the pages of one package preload together. */
const PRELOAD_MAX = 2_000_000

type App = {
  readonly lazyCodeLoading?: string
  readonly __usePrivacyCheck__?: boolean
  readonly preloadRule: Readonly<Record<string, { readonly packages: readonly string[] }>>
}
const app = JSON.parse(readFileSync(path.join(ROOT, 'app.json'), 'utf8')) as App
const weigh = (place: string): number =>
  statSync(place).isDirectory()
    ? readdirSync(place).reduce((sum, name) => sum + weigh(path.join(place, name)), 0)
    : statSync(place).size

test('the app loads code page by page and enables WeChat’s privacy check', () => {
  expect(app.lazyCodeLoading).toBe('requiredComponents')
  expect(app.__usePrivacyCheck__).toBe(true)
})

test('prefetched packages exist and stay within WeChat’s size limit for each package', () => {
  const ahead = new Map<string, Set<string>>()
  for (const [page, { packages }] of Object.entries(app.preloadRule)) {
    expect(existsSync(path.join(ROOT, `${page}.js`))).toBe(true)
    const from = page.split('/')[0] ?? ''
    ahead.set(from, new Set([...(ahead.get(from) ?? []), ...packages]))
  }
  for (const names of ahead.values())
    expect([...names].reduce((sum, name) => sum + weigh(path.join(ROOT, name)), 0)).toBeLessThanOrEqual(PRELOAD_MAX)
})

test('the schemas are loaded with the forms that need them, not with the first page', () => {
  const within = (place: string, names: readonly string[]): string =>
    names.map((name) => readFileSync(path.join(ROOT, place, name), 'utf8')).join('')
  const sentBySchema = 'invalid_type'
  expect(within('', ['app.js', 'common.js', 'vendors.js'])).not.toContain(sentBySchema)
  expect(within('worker/sub-common', readdirSync(path.join(ROOT, 'worker/sub-common')))).toContain(sentBySchema)
})

test('the project opens in WeChat’s developer tools without changes', () => {
  const project = JSON.parse(readFileSync('project.config.json', 'utf8')) as Record<string, string>
  expect(project).toMatchObject({
    miniprogramRoot: 'dist/weapp/',
    cloudfunctionRoot: 'dist/cloud/',
    appid: 'touristappid',
  })
  expect(readFileSync('.gitignore', 'utf8')).toContain('project.private.config.json')
})
