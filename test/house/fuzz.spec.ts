import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const at = (path: string): string => join(__dirname, '../..', path)
const filesIn = (folder: string): readonly string[] =>
  readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))

/** What a file does that takes apart something from outside. */
const READS =
  /JSON\.parse\(|TextDecoder|inflate|Buffer\.from\([^)\n]*['"](base64|base64url|hex)['"]|new URL\(|decodeURI|readXlsx|fileTypeFrom|DataView|\bread\(['`A-Z]/

/** Files that look as if they read something from outside, and why none of it comes from there, or which parser runs them. */
const OTHERWISE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'postgres/schema',
      'postgres/table',
      'postgres/unit-of-work',
      'sqlite/schema',
      'sqlite/store',
      'sqlite/table',
      'sqlite/unit-of-work',
      'wechat/store/layout',
    ].map((name) => [`cloudfunctions/adapters/${name}.ts`, 'reads back what its own store has encoded']),
  ),
  'cloudfunctions/adapters/tables/gb18030.ts': 'reads the table of characters off the decoder, byte by byte',
  'cloudfunctions/dispatch/commit.ts': 'reads back an answer that it has sealed itself',
  'cloudfunctions/host/main.ts': 'reads the manifest beside the program',
  'cloudfunctions/usecases/household/seal.ts': 'reads back what it has sealed itself',
  'cloudfunctions/usecases/maintenance/rebuild.ts': 'makes a plain copy of a value',
  'cloudfunctions/usecases/report/case-facts.ts': 'makes a plain copy of a value',
  'src/gateway/calls/use-call.ts': 'reads back its own input',
  'src/gateway/calls/use-pages.ts': 'reads back its own input',
  'src/gateway/drafts/other-window.ts': 'compares a stored value with the one it stored itself; the form reads it',
  'src/gateway/navigation/go.ts': 'decodes one parameter of a page, and takes it as it is when that fails',
  'src/gateway/offline-kit/sealed-store.ts': 'reads what was sealed on this phone; an altered text is not opened',
  'src/gateway/platform/place.ts': 'resolves an address of its own against the address of the page',
  'src/gateway/session/type-size.ts': 'compares a stored value with known ones',
  'src/gateway/session/me.ts': 'compares a stored value with an id',
  'src/gateway/session/policy.ts': 'compares the types of stored values',
}

const registered = filesIn('test/fuzz/parsers')
  .map((file) => readFileSync(at(file), 'utf8'))
  .join('\n')

const WHAT_TO_DO = `
A file reads something from outside and no entry in test/fuzz/parsers/ names it. Give it an entry with samples (test/fuzz/README.md),
or, when nothing it reads comes from outside, a line with the reason in test/house/fuzz.spec.ts.`

test('every file that reads something from outside belongs to a parser of the fuzz', () => {
  const reading = ['domain', 'cloudfunctions', 'src']
    .flatMap(filesIn)
    .filter((file) => READS.test(readFileSync(at(file), 'utf8')))
  const missing = reading.filter((file) => !registered.includes(`'${file}'`) && OTHERWISE[file] === undefined)
  expect({ WHAT_TO_DO, missing }).toEqual({ WHAT_TO_DO, missing: [] })
  const needless = Object.keys(OTHERWISE).filter((file) => !reading.includes(file) || registered.includes(`'${file}'`))
  expect(needless).toEqual([])
})
