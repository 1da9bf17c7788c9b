import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const FOLDER = 'docs/decisions'
const records = readdirSync(FOLDER).filter((name) => name !== 'README.md')

const headings = (text: string): string[] =>
  [...text.matchAll(/^\*\*(Context|Decision|Consequences?)\.\*\*/gm)].map(([, word = '']) => word)

describe('every decision record', () => {
  test.each(records)('%s has number and title, date and status, context, decision and consequences', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8')
    const [title, blank, dated = ''] = text.split('\n')
    expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/)
    expect(title).toMatch(new RegExp(`^# ${name.slice(0, 4)} · \\S`))
    expect(blank).toBe('')
    expect(dated).toMatch(/^\d{4}-\d{2}-\d{2} · (accepted|superseded by \d{4})$/)
    expect(headings(text)).toEqual(['Context', 'Decision', expect.stringMatching(/^Consequences?$/)])
  })

  test('names an existing record when it is superseded', () => {
    const followers = records.flatMap(
      (name) => /superseded by (\d{4})/.exec(readFileSync(join(FOLDER, name), 'utf8').split('\n')[2] ?? '')?.[1] ?? [],
    )
    expect(followers.filter((number) => !records.some((name) => name.startsWith(number)))).toEqual([])
  })

  test('has a number of its own', () => {
    const numbers = records.map((name) => name.slice(0, 4))
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

test('every link from one document to another finds its file', () => {
  const documents = execFileSync('git', ['ls-files', '--', '*.md'], { encoding: 'utf8' }).split('\n').filter(Boolean)
  const broken = documents.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)\s#]+)[^)]*\)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !existsSync(join(dirname(file), to)))
      .map((to) => `${file}: ${to}`),
  )
  expect(broken).toEqual([])
})
