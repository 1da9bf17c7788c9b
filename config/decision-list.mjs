// docs/decisions/README.md: the list of all decision records, made from their first and third lines.
import { readdirSync, readFileSync } from 'node:fs'

const PREFACE = `# 决定 · Decisions

Why things are as they are: one decision per record. A record has its title on the first line, its date and status on the third, then **Context**,
**Decision** and **Consequences**. A later record that replaces an earlier one is named in the earlier one's status. \`npm run docs\` writes this list;
\`npx jest test/house\` checks it.

| Number | Decision | Date | Status |
|---|---|---|---|
`

// numbers below the highest without a record
const missing = (/** @type {string[]} */ numbers) => {
  const highest = Math.max(...numbers.map(Number))
  const all = Array.from({ length: highest }, (_, at) => String(at + 1).padStart(4, '0'))
  return all.filter((number) => !numbers.includes(number))
}

export const decisionsText = (/** @type {string} */ folder) => {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .sort()
  const numbers = files.map((name) => name.slice(0, 4))
  const rows = files.map((name) => {
    const [title = '', , dated = ''] = readFileSync(`${folder}/${name}`, 'utf8').split('\n')
    const [date, status] = dated.split(' · ')
    return `| [${name.slice(0, 4)}](${name}) | ${title.replace(/^# \d{4} · /, '')} | ${date} | ${status} |`
  })
  const unused = missing(numbers).filter((number) => number !== '0028')
  return `${PREFACE}${rows.join('\n')}

0028 was never used: no commit ever held a record of that number.${unused.length === 0 ? '' : ` Nor is there a record of ${unused.join(', ')}.`}
`
}
