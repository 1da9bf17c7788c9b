import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTool } from '@cloud/maintenance/run'
import { ORGS, type OrgDoc } from '@cloud/usecases/stored/collections'
import { allOf } from '@cloud/usecases/stored/documents'
import { PlainDate } from '@domain/kernel/plain-date'
import { cityOf, FIRST_CITY } from '@domain/organisation/cities'
import type { PostRole } from '@domain/organisation/roles'
import { startingArea, startingPolicy } from '@domain/policy/starting'
import { type Desk, openDesk } from '@local/desk/desk'
import { moveClock } from '@local/desk/move-clock'
import { openingOf } from '@local/maintenance/from-folder'
import { FAMILIES } from '@local/town/families'
import { type Hand, handOn } from '@local/walk/hand'
import { appoint } from '@local/walk/register'
import {
  accept,
  approve,
  type Case,
  deliberate,
  determine,
  postNotice,
  submit,
  survey,
  takeDown,
} from '@local/walk/steps'
import { crosscheck, payOut } from '@local/walk/tables'
import { deskWire, type Wire } from '@local/walk/wire'

export type File = 'jiangmen' | 'province' | 'prefecture'
const FOUNDING = path.join(__dirname, '../../../local/founding')

/** A city of a desk that was founded from a file. `tag`: the beginning of the keys of its people. */
export type City = {
  readonly code: string | undefined
  readonly id: string
  readonly tag: string
  readonly unions: () => Promise<readonly OrgDoc[]>
  readonly named: (name: string) => Promise<OrgDoc>
}
export type Founded = {
  readonly desk: Desk
  readonly hand: Hand
  readonly said: readonly string[]
  readonly cities: readonly City[]
  /** sends a call as a person of one city, whatever the call is */
  readonly wire: Wire
  readonly moveTo: (move: Parameters<typeof moveClock>[1]) => Promise<void>
  readonly close: () => Promise<void>
}

type Head = { readonly code?: string; readonly administrator: string; readonly cities?: readonly Head[] }
const headOf = (file: File): Head => JSON.parse(readFileSync(path.join(FOUNDING, `${file}.json`), 'utf8')) as Head

const tagOf = (code: string | undefined): string => (code === undefined ? 'first' : `c${code}`)

/** The persons of a city call within it: their keys begin with its tag. */
const inTheirCity = (wire: Wire, codes: readonly (string | undefined)[]): Wire => ({
  ...wire,
  call: (person, entry, envelope) => {
    const city = codes.find((code) => code !== undefined && person.startsWith(`${tagOf(code)}-`))
    return wire.call(person, entry, city === undefined ? envelope : { ...(envelope as object), city })
  },
})

/** `npm run found -- FILE` on an empty desk; then each first administrator takes up the post by the printed code. */
export const foundedBy = async (file: File): Promise<Founded> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'founded-'))
  const said: string[] = []
  const done = await runTool(['found', path.join(FOUNDING, `${file}.json`)], openingOf(folder), (line) =>
    said.push(line),
  )
  if (done !== 0) throw new Error(said.join('\n'))
  const desk = openDesk({ folder })
  if (desk === undefined) throw new Error('the folder is in use')
  const head = headOf(file)
  const parts = [...(head.cities ?? [head]), ...(head.cities === undefined ? [] : [head])]
  const codes = parts.map(({ code }) => code)
  const wire = inTheirCity(deskWire(desk), codes)
  const hand = handOn(wire)
  const invites = said.flatMap((line) => /邀请码：(\d+)/.exec(line)?.[1] ?? [])
  for (const [i, { code, administrator }] of parts.entries()) {
    const self = { mobile: `1998800${String(1000 + i)}` as never, noIdBecause: '虚构' }
    await hand.tell(`${tagOf(code)}-admin`, 'officer.join', {
      code: invites[i] ?? '',
      self: { name: administrator, about: self },
    })
  }
  const cities = parts.map(({ code }): City => {
    const store = desk.storeIn?.(code) ?? desk.ports.store
    const unions = async () => {
      const all = ['city', 'county', 'street', 'base'].map((level) =>
        allOf(store, ORGS, { index: 'byLevel', eq: [level] }),
      )
      return (await Promise.all(all)).flat().map(({ doc }) => doc)
    }
    const named = async (name: string): Promise<OrgDoc> => {
      const found = (await unions()).find((union) => union.name === name)
      if (found === undefined) throw new Error(`${name} is not registered`)
      return found
    }
    return { code, id: code === undefined ? FIRST_CITY : cityOf(code), tag: tagOf(code), unions, named }
  })
  return {
    ...{ desk, hand, said, cities, wire },
    moveTo: async (move) => {
      if ((await moveClock(desk, move)) !== 'moved') throw new Error('the clock did not move')
    },
    close: async () => {
      await desk.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const POSTS = {
  review: 'city-reviewer',
  fund: 'fund-officer',
  approve: 'fund-approver',
  audit: 'auditor',
} as const satisfies Record<string, PostRole>

/** The officers of a city, of one of its counties and of one base union, and the city's own policy. */
export const staffed = async (
  { hand, desk }: Founded,
  city: City,
  base: OrgDoc,
): Promise<{ readonly county: OrgDoc }> => {
  const [admin, today] = [`${city.tag}-admin`, PlainDate.parse(desk.clock.today())]
  const policy = {
    ...startingPolicy(today, `${city.tag} 政策`),
    applicationsOpen: true,
    areas: { default: startingArea(1000, 1720) },
  }
  await hand.tell(admin, 'policy.publish', { org: city.id, policy })
  let no = 0
  const to = (key: string, role: PostRole, org: string): Promise<void> => {
    no += 1
    const name = `${'甲乙丙丁戊己庚辛'[no - 1] ?? '壬'}${city.tag === 'first' ? '一' : city.tag.endsWith('11') ? '东' : '西'}`
    return appoint(hand, admin, { person: `${city.tag}-${key}`, name, role, org })
  }
  for (const [key, role] of Object.entries(POSTS)) await to(key, role, city.id)
  const county = (await city.unions()).find(({ id, level }) => level === 'county' && base.path.includes(id))
  if (county === undefined) throw new Error('a base union has a county')
  await to('county', 'county-reviewer', county.id)
  await to('base-1', 'base-officer', base.id)
  await to('base-2', 'base-officer', base.id)
  return { county }
}

export type Year = { readonly caseId: string; readonly grant: string; readonly amount: number }

/** One household of a base union from the application to the money: `no` tells its ID numbers and account apart. */
export const shortYear = async (founded: Founded, city: City, base: OrgDoc, no: number): Promise<Year> => {
  const { hand, desk, moveTo } = founded
  const { tag } = city
  const { county } = await staffed(founded, city, base)
  const today = () => desk.clock.today()
  const kase: Case = {
    family: { ...FAMILIES.zuo, no },
    worker: `${tag}-worker-${no}`,
    base: base.id,
    officers: [`${tag}-base-1`, `${tag}-base-2`],
    caseId: '',
  }
  for (const step of [submit, accept, survey(), deliberate()]) await step(hand, kase, today())
  await crosscheck(hand, `${tag}-review`, city.id, [kase.caseId])
  await hand.tell(`${tag}-review`, 'crosscheck.complete', {}, kase.caseId)
  await postNotice(hand, kase, today())
  await moveTo({ workingDays: 9 })
  await takeDown(hand, kase, today())
  await approve(county.direct === true ? `${tag}-review` : `${tag}-county`)(hand, kase, today())
  await determine(`${tag}-review`, 'severe')(hand, kase, today())
  const year = Number(today().slice(0, 4))
  const line = {
    org: city.id,
    year,
    source: 'provincial',
    jurisdiction: county.id.slice(3),
    allocated: 2_000_000,
  } as const
  await hand.tell(`${tag}-fund`, 'budget.allocate', { ...line, reason: '年度下达' })
  const asked = { programme: 'living', year } as const
  const { amount, lines } = await hand.tell(
    `${tag}-fund`,
    'grant.propose',
    { caseId: kase.caseId, ...asked },
    kase.caseId,
  )
  const shares = [{ line: lines[0]?.id ?? '', amount }]
  const { grant } = await hand.tell(`${tag}-fund`, 'grant.hold', { ...asked, amount, shares }, kase.caseId)
  const batch = { org: city.id, year, grants: [grant], on: today() }
  await payOut(hand, { maker: `${tag}-fund`, approver: `${tag}-approve` }, batch)
  return { caseId: kase.caseId, grant, amount }
}
