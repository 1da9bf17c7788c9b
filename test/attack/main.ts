// The program of `npm run attack`: starts a desk with the town and makes calls that must all be refused.
import { spawnSync } from 'node:child_process'
import { RunningDesk } from '@test/support/desk'
import { type Attempt, attemptsIn } from './attempts'
import { racesOn } from './races'
import { MAY_OF_FOREIGN } from './rights'
import { sessionAttacks } from './sessions'
import { type Attacker, type Town, townIn } from './town'

const AT_ONCE = 8
const isShort = process.argv.includes('--short')

type Answered = Attempt & { readonly request: string; readonly code: string; readonly text: string }

/** One person of each role at each level, and two without a post: of them one with a case. */
const chosen = ({ attackers, things }: Town): readonly Attacker[] => {
  const applicants = new Set((things.get('CA') ?? []).flatMap(({ owners }) => owners))
  const kinds = new Map<string, Attacker>()
  for (const one of attackers) {
    const level = one.orgs.map((org) => (org === 'OR-city' ? 'city' : org.length < 16 ? 'county' : 'base')).join()
    const kind = one.roles.length === 0 ? `worker ${applicants.has(one.person)}` : `${one.roles.join()} ${level}`
    if (!kinds.has(kind)) kinds.set(kind, one)
  }
  return [...kinds.values()]
}

/** In letters: the product replaces a request id that could be somebody's number. */
const requestOf = (n: number): string =>
  `attack${[...String(n)]
    .map((digit) => 'abcdefghij'[Number(digit)])
    .join('')
    .padStart(10, 'x')}`

const made = async (desk: RunningDesk, attempt: Attempt, n: number): Promise<Answered> => {
  const request = requestOf(n)
  const answer = await desk.post(attempt.attacker.key, attempt.entry, { ...attempt.body, requestId: request })
  const text = JSON.stringify({ ...answer, requestId: '' })
  const plain = attempt.ids.reduce((so, id) => so.replaceAll(id, '#'), text).replaceAll(/[A-Z]{2}-zzzzzzzz/g, '#')
  return { ...attempt, request, code: answer.ok ? 'ok' : answer.refusal.code, text: plain }
}

const carriedOut = async (desk: RunningDesk, attempts: readonly Attempt[]): Promise<readonly Answered[]> => {
  const answers: Answered[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let n = next++; n < attempts.length; n = next++) answers[n] = await made(desk, attempts[n] as Attempt, n)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return answers
}

const BY_ROLE: readonly string[] = ['NOT_ALLOWED', 'NOT_FOUND']

const wrongIn = (answers: readonly Answered[]): readonly string[] => {
  const missing = new Map(answers.filter(({ aim }) => aim === 'missing').map((one) => [one.group, one.text]))
  return answers.flatMap(({ aim, name, group, code, text }) => {
    const said = `${group} (${aim}): ${text.slice(0, 160)}`
    if (aim === 'role' || aim === 'replay')
      return BY_ROLE.includes(code) ? [] : [`allowed, or refused for another reason: ${said}`]
    if (aim !== 'missing' && code === 'ok') return MAY_OF_FOREIGN.has(name) ? [] : [`carried out: ${said}`]
    return aim !== 'missing' && missing.get(group) !== text
      ? [`differs from missing ${missing.get(group)}: ${said}`]
      : []
  })
}

type Line = { readonly event?: string; readonly request?: string; readonly code?: string; readonly person?: string }
const unlogged = (desk: RunningDesk, answers: readonly Answered[]): readonly string[] => {
  const lines = new Map<string, Line>()
  for (const line of desk.log().filter((each) => each.startsWith('{'))) {
    const parsed = JSON.parse(line) as Line
    if (parsed.event === 'call' && parsed.request !== undefined) lines.set(parsed.request, parsed)
  }
  return answers
    .filter(({ code }) => BY_ROLE.includes(code))
    .filter(({ request, attacker, code }) => {
      const line = lines.get(request)
      return line?.code !== code || line.person !== attacker.person
    })
    .map(({ group, code }) => `not in the log with who tried: ${group} ${code}`)
}

const main = async (): Promise<void> => {
  const desk = await RunningDesk.inTown()
  try {
    const town = await townIn(desk.data)
    const attackers = chosen(town)
    const answers = await carriedOut(desk, attemptsIn(town, attackers, isShort ? 1 : 18))
    const sessions = await sessionAttacks()
    const races = [...(await racesOn(desk, town, isShort)), ...sessions.races]
    await desk.stop()
    const rebuilt = spawnSync(process.execPath, ['dist/desk/maintenance.cjs', 'rebuild', '--data', desk.data], {
      encoding: 'utf8',
    })
    const lost = races.flatMap(({ what, wrong: why, codes }) =>
      why === undefined ? [] : [`${what}: ${why} (${codes.join()})`],
    )
    const wrong = [...wrongIn(answers), ...unlogged(desk, answers), ...sessions.wrong, ...lost]
    if (rebuilt.status !== 0)
      wrong.push(`logs, snapshots and money no longer agree: ${rebuilt.stdout}${rebuilt.stderr}`)
    for (const { what, done, codes } of races) console.log(`64 at once: ${what.padEnd(30)} ${done} ${codes.join()}`)
    const by = new Map<string, number>()
    for (const { aim, code } of answers) by.set(`${aim} ${code}`, (by.get(`${aim} ${code}`) ?? 0) + 1)
    for (const [what, times] of [...by].sort()) console.log(`${what.padEnd(34)} ${times}`)
    for (const each of [...new Set(wrong)].slice(0, 60)) console.log(`  !! ${each}`)
    console.log(
      `attack: ${answers.length} attempts by ${attackers.length} persons, ${sessions.tried} with tokens and cookies, ${races.length} races of 64, ${wrong.length} not as they should be`,
    )
    if (wrong.length > 0) process.exitCode = 1
  } finally {
    await desk.stop()
    desk.forget()
  }
}

void main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
