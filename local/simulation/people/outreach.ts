import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import { addDays } from '@domain/kernel/plain-date'
import { declarationOf } from '../../walk/household'
import { inventedId } from '../../walk/identity'
import { plainTables } from '../world/papers'
import { ADMINISTRATOR, CITY, type Household, type Officer, PLACES, placeOf } from './city'
import { officersIn, type Scene, yearOf } from './scene'

const MINE = '请张贴海报，让每位职工都知道。'

/** 宣传摸底: the city calls on its unions once a year, now and then again with other words; a clumsy reviewer gives a day that is over. */
const callUnions = async ({ phone, chance, today }: Scene, { key, trait }: Officer): Promise<void> => {
  const year = yearOf(today())
  const known = await phone.ask(key, 'drive.coverage', { year })
  if (!known.ok || (known.value.started && !chance.often(10))) return
  const until = addDays(today(), trait === 'clumsy' && chance.often(30) ? -1 : 30)
  await phone.ask(key, 'drive.start', { org: CITY, year, words: MINE, until })
}

/** 确认张贴: with a photo; a clumsy officer forgets it. */
const confirmPosting = async ({ phone, chance, today }: Scene, { key, trait }: Officer): Promise<void> => {
  const year = yearOf(today())
  const known = await phone.ask(key, 'drive.coverage', { year })
  const union = known.ok ? known.value.mine.find(({ confirmed }) => !confirmed) : undefined
  if (union === undefined) return
  const photo = trait === 'clumsy' && chance.often(30) ? 'FI-none' : await phone.upload(key, 'drive-photo')
  await phone.ask(key, 'drive.confirm', { org: union.org.id, year, photo })
}

const drive = async (scene: Scene): Promise<void> => {
  const { chance } = scene
  const reviewer = chance.one(officersIn(scene, 'city-reviewer'))
  const officer = chance.one(officersIn(scene, 'base-officer'))
  if (chance.often(25)) {
    if (reviewer !== undefined) await callUnions(scene, reviewer)
  } else if (officer !== undefined) await confirmPosting(scene, officer)
}

const applicantOf = ({ family }: Household, { today }: Scene): { readonly name: string; readonly idNumber: string } => {
  const { applicant } = declarationOf(family, today())
  return { name: applicant.name, idNumber: String(applicant.idNumber) }
}

/** 名册: a union enters its members, one by one or as a list; in a clumsy officer's list one number is mistyped, another member stands twice. */
const keepRoster = async (scene: Scene, officer: Officer): Promise<void> => {
  const { phone, chance, city } = scene
  const { key, trait } = officer
  const org = placeOf(city, officer)
  const members = city.households
    .filter(({ union }) => union.key === officer.at)
    .map((home) => applicantOf(home, scene))
  const one = chance.one(members)
  const way = chance.between(1, 10)
  if (way <= 4 && one !== undefined) await phone.ask(key, 'roster.add', { org, ...one })
  else if (way <= 7) {
    const wrong = trait === 'clumsy' ? [{ name: '某某', idNumber: inventedId(1, '1980-01-01', 'male').slice(1) }] : []
    const listed = [...members, ...wrong, ...members.slice(0, wrong.length)]
    const rows = [['姓名', '身份证号'], ...listed.map(({ name, idNumber }) => [name, idNumber])]
    const file = await phone.upload(key, 'table', await plainTables.write({ sheet: '名册', rows }))
    await phone.ask(key, 'roster.import', { org, file })
  } else {
    const list = await phone.ask(key, 'roster.list', { org })
    const member = list.ok ? chance.one(list.value.items) : undefined
    if (member !== undefined) await phone.ask(key, 'roster.remove', { org, member: member.id })
  }
}

/** 凭名册加入: a clumsy worker mistypes the name, a dishonest one gives somebody else's. */
const joinByRoster = async (scene: Scene, home: Household): Promise<void> => {
  const { phone, chance, city } = scene
  const other = home.trait === 'dishonest' && chance.often(50) ? chance.one(city.households) : undefined
  const said = applicantOf(other ?? home, scene)
  const name = home.trait === 'clumsy' && chance.often(40) ? `${said.name}某` : said.name
  await phone.ask(home.worker, 'member.recognise', { name, idNumber: said.idNumber })
}

const roster = async (scene: Scene): Promise<void> => {
  const { chance, city } = scene
  const officer = chance.one(officersIn(scene, 'base-officer'))
  const home = chance.one(city.households)
  if (chance.often(50)) {
    if (officer !== undefined) await keepRoster(scene, officer)
  } else if (home !== undefined) await joinByRoster(scene, home)
}

/** 找不到单位: a dishonest worker writes a telephone number into the letter, which is refused. */
const askForUnit = async ({ phone, chance }: Scene, { worker, trait }: Household): Promise<void> => {
  const words = trait === 'dishonest' && chance.often(40) ? '请打19900001234。' : '单位刚成立。'
  const asked = { jurisdiction: chance.pick(PLACES), unit: '新开的面包房', address: '河边路', words }
  await phone.ask(worker, 'unit.request', asked)
  await phone.ask(worker, 'unit.mine', {})
}

const answerLetter = async ({ phone, chance, city }: Scene): Promise<void> => {
  const open = await phone.ask(ADMINISTRATOR, 'unit.requests', { state: 'open' })
  const letter = open.ok ? chance.one(open.value.items) : undefined
  if (letter === undefined) return
  const union = chance.one(city.unions)?.id ?? ''
  const answer = chance.often(60)
    ? { kind: chance.pick(['entered', 'through'] as const), union, words: '' }
    : { kind: 'not' as const, words: '请向单位所在地的街道工会申请。' }
  await phone.ask(ADMINISTRATOR, 'unit.answer', { request: letter.request, at: letter.at, answer })
}

const unlisted = async (scene: Scene): Promise<void> => {
  const home = scene.chance.one(scene.city.households)
  if (home !== undefined && scene.chance.often(50)) await askForUnit(scene, home)
  else await answerLetter(scene)
}

/** 家人同意: the worker sends the link, the husband or wife opens it; a clumsy one mistypes the digits, a dishonest worker opens it alone. */
const askRelative = async (scene: Scene, home: Household): Promise<void> => {
  const { phone, chance, today } = scene
  const [spouse] = declarationOf(home.family, today()).members
  if (spouse === undefined) return
  const idNumber = String(spouse.idNumber)
  const applicant = home.family.name
  const link = await phone.ask(home.worker, 'consent.invite', { applicant, name: spouse.name, idNumber })
  if (!link.ok) return
  const by = home.trait === 'dishonest' && chance.often(50) ? home.worker : home.relative
  const lastFour = home.trait === 'clumsy' && chance.often(40) ? '0000' : idNumber.slice(-4)
  const { code } = link.value
  const seen = await phone.ask(by, 'consent.look', { code, lastFour })
  if (!seen.ok) return
  const agreed = await phone.ask(by, 'consent.agree', { code, lastFour, textVersion: CONSENT_TEXT_VERSION })
  if (agreed.ok) home.relativeAsked = true
}

/** 家人撤回: which ends an application that is under way. */
const takeBack = async ({ phone, chance }: Scene, { relative }: Household): Promise<void> => {
  const mine = await phone.ask(relative, 'consent.mine', {})
  const given = mine.ok ? chance.one(mine.value.items) : undefined
  if (given !== undefined) await phone.ask(relative, 'consent.revoke', { ref: given.ref })
}

const relatives = async (scene: Scene): Promise<void> => {
  const { chance, city } = scene
  const home = chance.one(city.households.filter(({ relativeAsked }) => !relativeAsked || chance.often(20)))
  if (home === undefined) return
  if (home.relativeAsked && chance.often(50)) await takeBack(scene, home)
  else await askRelative(scene, home)
}

const DEVICES = ['a'.repeat(20), 'b'.repeat(20)] as const

/**
 * 带走入户资料: takes the papers of a household along; a clumsy officer loses the phone and ends its key; a dishonest one asks for papers
 * of a household that need not be visited.
 */
const kit = async (scene: Scene): Promise<void> => {
  const { phone, chance } = scene
  const officer = chance.one(officersIn(scene, 'base-officer'))
  if (officer === undefined) return
  const { key, trait } = officer
  const device = chance.pick(DEVICES)
  const opened = await phone.ask(key, 'taking.key', { device, kind: 'phone', begin: chance.often(80) })
  const stage = trait === 'dishonest' && chance.often(50) ? 'deliberating' : 'surveying'
  const list = opened.ok ? await phone.ask(key, 'case.queue', { stage }) : undefined
  const row = list?.ok === true ? chance.one(list.value.items) : undefined
  if (row !== undefined) await phone.ask(key, 'taking.papers', { caseId: row.id }, { caseId: row.id })
  const mine = await phone.ask(key, 'taking.list', {})
  if (mine.ok && trait === 'clumsy' && chance.often(30)) await phone.ask(key, 'taking.end', { device })
}

const ALL = [drive, roster, roster, unlisted, relatives, relatives, kit] as const

/** What people do beside the cases on their desks. */
export const besideCases = async (scene: Scene): Promise<void> => scene.chance.pick(ALL)(scene)
