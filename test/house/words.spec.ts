import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ts from 'typescript'

// The places of texts that people read: src/text for the app; for papers, tables and messages, the module of their rule.

const tracked = (...patterns: string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '--', ...patterns], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)

type Words = { readonly text: string; readonly jsx: boolean; readonly attribute: string | undefined }

/** Everything in a file that a person might read: text between tags, strings, the fixed parts of templates. */
const wordsIn = (file: string): readonly Words[] => {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kind)
  const found: Words[] = []
  const take = (node: ts.Node): void => {
    const attribute =
      node.parent !== undefined && ts.isJsxAttribute(node.parent) ? node.parent.name.getText() : undefined
    if (ts.isJsxText(node)) found.push({ text: node.text, jsx: true, attribute })
    else if (ts.isStringLiteralLike(node)) found.push({ text: node.text, jsx: false, attribute })
    else if (ts.isTemplateExpression(node)) {
      const fixed = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('')
      found.push({ text: fixed, jsx: false, attribute })
    }
    ts.forEachChild(node, take)
  }
  take(source)
  return found
}

const CHINESE = /[一-鿿]/
const LATIN = /[A-Za-z]/
/** Attributes whose value a person sees or hears. */
const SAID = new Set(['label', 'title', 'lead', 'hint', 'placeholder', 'text', 'alt', 'error', 'aria-label'])

const SCREENS = tracked('src/**/*.ts', 'src/**/*.tsx').filter(
  (file) => !file.startsWith('src/text/') && !file.endsWith('.config.ts'),
)

test.each(SCREENS)('%s contains no displayed text: all texts are in src/text', (file) => {
  const words = wordsIn(file)
  expect(words.filter(({ text }) => CHINESE.test(text))).toEqual([])
  const latin = words.filter(({ text, jsx, attribute }) => LATIN.test(text) && (jsx || SAID.has(attribute ?? '')))
  expect(latin).toEqual([])
})

test.each(tracked('src/**/*.config.ts'))('%s has a page title in Chinese', (file) => {
  const titles = [...readFileSync(file, 'utf8').matchAll(/(?:navigationBarTitleText|text): '([^']*)'/g)]
  expect(titles.length).toBeGreaterThan(0)
  for (const [, title] of titles) expect(title).toMatch(/^[一-鿿]+$/)
})

/** Latin names people know from the thing itself: officers' programs, file endings. */
const NAMES = /\b(?:Excel|Word|PDF)\b|\.(?:xlsx|docx|json)$/g
/** Read by engineers only: texts of the maintenance commands, and descriptions of calls in the contract. */
const FOR_ENGINEERS = /^(?:cloudfunctions\/maintenance|domain\/contract)\//

const WRITING = tracked('domain/**/*.ts', 'cloudfunctions/**/*.ts').filter((file) => !FOR_ENGINEERS.test(file))
test.each(WRITING)('the Chinese texts in %s contain no Latin letters', (file) => {
  const mixed = wordsIn(file).filter(({ text }) => CHINESE.test(text) && LATIN.test(text.replace(NAMES, '')))
  expect(mixed).toEqual([])
})

test('the web page has the language zh-CN and a Chinese title', () => {
  const page = readFileSync('src/index.html', 'utf8')
  expect(page).toMatch(/<html lang="zh-CN">/)
  expect(/<title>([^<]*)<\/title>/.exec(page)?.[1]).toMatch(/^[一-鿿]+$/)
})
