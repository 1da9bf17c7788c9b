import type { PlainDate } from '@domain/kernel/plain-date'
import type { Hand } from '../walk/hand'
import { declarationOf, submissionOf } from '../walk/household'
import { crosscheck, payOut } from '../walk/tables'
import { FAMILIES, type FamilyKey } from './families'
import { CITY } from './found'
import { workerKey } from './stories'

/** The state of the town that an event works with. */
export type Scene = {
  readonly hand: Hand
  readonly today: PlainDate
  readonly caseOf: (family: FamilyKey) => string
  /** ids of base unions by their keys */
  readonly unions: ReadonlyMap<string, string>
  /** values that later events and the front page need */
  readonly notes: Map<string, string>
}
export type TownEvent = (scene: Scene) => Promise<void>

const YEAR = 2026

const check =
  (reviewer: string, families: readonly FamilyKey[], done: readonly FamilyKey[]): TownEvent =>
  async ({ hand, caseOf }) => {
    const deposit = { value: '定期存款', items: { 余额: '120,000.00', 余额日期: '2026-02-27' } }
    const records = [{ counterpart: 'banks' as const, name: FAMILIES.pu.name, ...deposit }]
    await crosscheck(hand, reviewer, CITY, families.map(caseOf), records)
    for (const family of done) await hand.tell(reviewer, 'crosscheck.complete', {}, caseOf(family))
  }

const hold = async (
  { hand, caseOf }: Scene,
  officer: string,
  family: FamilyKey,
  grant: { programme: 'living' | 'medical' | 'tuition'; member?: string; line: string },
): Promise<string> => {
  const { line, ...asked } = grant
  const caseId = caseOf(family)
  const proposal = await hand.tell(officer, 'grant.propose', { caseId, year: YEAR, ...asked }, caseId)
  const shares = [{ line, amount: proposal.amount }]
  const held = await hand.tell(officer, 'grant.hold', { ...asked, year: YEAR, amount: proposal.amount, shares }, caseId)
  return held.grant
}

const holdAll: TownEvent = async (scene) => {
  const provincial = (place: string): string => `BL-${YEAR}-provincial-${place}`
  const central = (place: string): string => `BL-${YEAR}-central-${place}`
  await hold(scene, 'pengjiang-fund', 'zuo', { programme: 'living', line: provincial('pengjiang') })
  await hold(scene, 'pengjiang-fund', 'zuo', { programme: 'medical', line: central('pengjiang') })
  const living = await hold(scene, 'city-fund', 'ou', { programme: 'living', line: provincial('direct') })
  const medical = await hold(scene, 'city-fund', 'ou', { programme: 'medical', line: central('direct') })
  const accident = await hold(scene, 'taishan-fund', 'shi', { programme: 'living', line: provincial('taishan') })
  for (const [note, grant] of Object.entries({ living, medical, accident })) scene.notes.set(note, grant)
}

const noted = ({ notes }: Scene, name: string): string => {
  const note = notes.get(name)
  if (note === undefined) throw new Error(`nothing is noted of ${name}`)
  return note
}

const pay: TownEvent = async (scene) => {
  const city = { maker: 'city-fund', approver: 'city-approve' }
  const county = { maker: 'taishan-fund', approver: 'taishan-approve' }
  const grants = [noted(scene, 'living'), noted(scene, 'medical')]
  await payOut(scene.hand, city, { org: CITY, year: YEAR, grants, on: scene.today }, (no) =>
    no === 2 ? { failed: '账户状态异常' } : {},
  )
  const accident = { org: 'OR-taishan', year: YEAR, grants: [noted(scene, 'accident')], on: scene.today }
  await payOut(scene.hand, county, accident)
}

const confirm: TownEvent = async (scene) => {
  const input = { grant: noted(scene, 'accident'), arrived: true, marks: [5, 4, 5], words: '谢谢工会。' }
  await scene.hand.tell(workerKey('shi'), 'case.confirmReceipt', input, scene.caseOf('shi'))
}

const object: TownEvent = async ({ hand }) => {
  const { items } = await hand.tell(workerKey('jiang'), 'notice.list', {})
  const notice = items[0]
  if (notice === undefined) throw new Error('the notice is not to be seen')
  const text = '听说他家去年买了车，请核实。'
  await hand.tell(workerKey('jiang'), 'notice.object', { notice: notice.id, anonymous: true, text, files: [] })
}

const onBehalf: TownEvent = async ({ hand, unions, today, notes }) => {
  const org = unions.get('fish') ?? ''
  const family = FAMILIES.wei
  const input = await submissionOf(hand, 'fish-1', family, org, today)
  const consents = input.consents.map((consent) => ({ ...consent, how: 'on-glass' as const }))
  const consentPaper = [await hand.upload('fish-1', 'proof')]
  const { claimCode } = await hand.tell('fish-1', 'case.submitOnBehalf', { ...input, org, consents, consentPaper })
  const { idNumber } = declarationOf(family, today).applicant
  notes.set('claim', `认领码 ${claimCode}，身份证号 ${idNumber}`)
}

const drive: TownEvent = async ({ hand, unions }) => {
  const words = '请各基层工会在公告栏、食堂张贴帮扶政策海报，一个单位都不漏。'
  await hand.tell('city-review-1', 'drive.start', { org: CITY, year: YEAR, words, until: '2026-01-30' })
  for (const key of ['bus', 'motor', 'market', 'lamp', 'paper', 'steel', 'school', 'power', 'tap', 'sound']) {
    const photo = await hand.upload(`${key}-1`, 'drive-photo')
    await hand.tell(`${key}-1`, 'drive.confirm', { org: unions.get(key) ?? '', year: YEAR, photo })
  }
}

/** Events shared by several households, by day. On the same day, the steps of the stories come first. */
export const EVENTS: readonly (readonly [day: string, event: TownEvent])[] = [
  ['2026-01-06', drive],
  ['2026-01-15', check('city-review-1', ['zuo', 'ou', 'shi', 'chang'], ['zuo', 'ou', 'shi', 'chang'])],
  ['2026-02-06', holdAll],
  ['2026-02-09', check('city-review-2', ['rong', 'bao', 'gu'], ['rong', 'bao', 'gu'])],
  ['2026-02-11', pay],
  ['2026-02-13', confirm],
  ['2026-02-28', check('city-review-1', ['nong', 'yu', 'yan'], ['nong', 'yu', 'yan'])],
  ['2026-03-05', check('city-review-1', ['pu'], [])],
  ['2026-03-06', object],
  ['2026-03-06', onBehalf],
]
