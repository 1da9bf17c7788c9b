import { excelTables } from '@cloud/adapters/tables/excel'
import type { Mobile } from '@domain/kernel/identity-numbers'
import type { PlainDate } from '@domain/kernel/plain-date'
import { FAMILIES } from '@local/town/families'
import { CITY } from '@local/town/found'
import type { Hand } from '@local/walk/hand'
import { declarationOf } from '@local/walk/household'
import { appoint } from '@local/walk/register'
import { paperDown, survey } from '@local/walk/steps'
import { bankFile } from '@local/walk/tables'
import { aMobile, anIdNumber } from '@test/support/people'
import { aWorkYear } from '@test/support/work-year'

/** A worker finds no union to apply at; the county's administrator answers the request. */
const letterOf = async (hand: Hand): Promise<void> => {
  const mobile = aMobile(77_000_003) as Mobile
  const letter = { jurisdiction: 'pengjiang', unit: '虚构玩具厂', address: '虚构路 8 号', words: '', mobile } as const
  await hand.tell('w-he', 'unit.request', letter)
  const { items } = await hand.tell('city-admin', 'unit.requests', { state: 'open' })
  for (const { request, at } of items) {
    await hand.tell('city-admin', 'unit.mobile', { request, at })
    await hand.tell('city-admin', 'unit.answer', { request, at, answer: { kind: 'not', words: '单位在别的市' } })
  }
}

/** Calls of the city's officers that enter and export data. */
const register = async (hand: Hand): Promise<void> => {
  await hand.tell('city-admin', 'calendar.enter', { org: CITY, ...aWorkYear() })
  await hand.tell('city-audit', 'look.export', {})
}

/** A batch recalled before the hand-over, and one that the bank does not accept. */
const batches = async (hand: Hand, today: PlainDate): Promise<void> => {
  const { items } = await hand.tell('pengjiang-fund', 'grant.list', { year: 2026 })
  const grants = items.filter(({ state }) => state === 'held').map(({ id }) => id)
  const made = async (): Promise<string> => {
    const { batch, count, total } = await hand.tell('pengjiang-fund', 'payout.createBatch', {
      org: 'OR-pengjiang',
      year: 2026,
      grants,
    })
    await hand.tell('pengjiang-approve', 'payout.approve', { batch, count, total })
    return batch
  }
  await hand.tell('pengjiang-fund', 'payout.recall', { batch: await made(), why: '有一户要改' })
  const batch = await made()
  await bankFile(hand, 'pengjiang-fund', batch, () => ({}))
  await hand.tell('pengjiang-fund', 'payout.handOver', { batch, on: today, how: 'online' })
  await hand.tell('pengjiang-approve', 'payout.notAccepted', { batch, why: '银行退回了文件' })
}

/** A payment that the household reports as not arrived, and the answer. */
const money = async (hand: Hand, today: PlainDate): Promise<void> => {
  const { items } = await hand.tell('city-fund', 'grant.list', { year: 2026 })
  const { cases } = await hand.tell('w-ou', 'case.mine', {})
  const caseId = cases[0]?.id ?? ''
  const grant = items.find((one) => one.caseId === caseId && one.state === 'paid')?.id ?? ''
  await hand.tell('w-ou', 'case.confirmReceipt', { grant, arrived: false, marks: [3, 3, 3], words: '没有收到' }, caseId)
  await hand.tell('city-fund', 'payout.answerTrace', { grant, words: '银行在查' }, caseId)
  const back = { grant, returnedOn: today, reason: '户名不符', owner: 'payee' as const }
  await hand.tell('city-fund', 'payout.return', back, caseId)
  const other = items.find((one) => one.caseId !== undefined && one.caseId !== caseId && one.state === 'paid')
  const on = other?.caseId ?? ''
  const asked = { grant: other?.id ?? '', amount: 200, on: today, from: 'household' as const, words: '多发了' }
  await hand.tell('city-fund', 'payout.demandBack', asked, on)
  await hand.tell('city-fund', 'payout.receiveBack', { grant: asked.grant, amount: 100, on: today }, on)
  const given = { grant: asked.grant, how: 'written-off' as const, words: '会议决定' }
  await hand.tell('city-approve', 'payout.endRecovery', given, on)
}

const ownCase = async (hand: Hand, worker: string): Promise<string> =>
  (await hand.tell(worker, 'case.mine', {})).cases[0]?.id ?? ''

/** Expired figures: the same two officers visit again, and the city decides by the new figures. */
const again = async (hand: Hand, today: PlainDate): Promise<void> => {
  const caseId = await ownCase(hand, 'w-zuo')
  const officers = ['market-1', 'market-2'] as const
  await survey({}, 'survey.recordAgain')(
    hand,
    { family: FAMILIES.zuo, worker: 'w-zuo', base: '', officers, caseId },
    today,
  )
  const { sheet } = await hand.tell('city-review-1', 'determination.sheet', { caseId }, caseId)
  const decided = { class: 'severe', level: 'city', reasons: '情况没有好转', sheetNet: sheet.net } as const
  await hand.tell('city-review-1', 'determination.redetermine', decided, caseId)
}

/** A household withdraws while its notice is posted: the paper has to be removed from the wall. */
const withdrawn = async (hand: Hand, heavier: Hand, today: PlainDate): Promise<void> => {
  const caseId = await ownCase(hand, 'w-yan')
  await heavier.tell('w-yan', 'case.withdraw', { why: '不再需要' }, caseId)
  const officers = ['school-1', 'school-2'] as const
  await paperDown(hand, { family: FAMILIES.yan, worker: 'w-yan', base: '', officers, caseId }, today)
}

/** A failed payment: finance decides who is responsible, and the worker enters an account that another household uses. */
const failure = async (hand: Hand, today: PlainDate): Promise<void> => {
  const caseId = await ownCase(hand, 'w-ou')
  const { items } = await hand.tell('city-fund', 'grant.list', { year: 2026 })
  const grant = items.find((one) => one.caseId === caseId && one.state === 'failed')?.id ?? ''
  await hand.tell('city-fund', 'payout.decideFailure', { grant, owner: 'bank', words: '已问过银行' }, caseId)
  await hand.tell('city-fund', 'payout.decideFailure', { grant, owner: 'payee', words: '再问过银行' }, caseId)
  const { account } = declarationOf(FAMILIES.zuo, today)
  if (account === undefined) throw new Error('this family has an account')
  const proof = await hand.upload('w-ou', 'proof')
  await hand.tell('w-ou', 'case.correctAccount', { ...account, holder: FAMILIES.ou.name, proof }, caseId)
  await hand.tell('city-approve', 'payout.stateAccount', { caseId, reasons: '已向银行核实' })
}

/** A second account with the same name: the administrator answers whether it belongs to the same person. */
const namesake = async (hand: Hand, heavier: Hand): Promise<void> => {
  const post = { name: '麦青禾', role: 'county-reviewer', org: 'OR-pengjiang' } as const
  await appoint(heavier, 'city-admin', { person: 'pengjiang-review-2', ...post })
  const { items } = await hand.tell('city-admin', 'person.questions', { state: 'open' })
  for (const { id } of items)
    await hand.tell('city-admin', 'person.answer', { question: id, one: false, reason: '打电话问过两位' })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const inWords = (n: number): string => [...String(n)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')
/** A full portion of a table of unions: a hundred, each with an officer; one invitation is issued again and withdrawn. */
const unions = async (hand: Hand): Promise<void> => {
  const rows = Array.from({ length: 100 }, (_, i) => [`虚构第${inWords(i)}厂工会`, '蓬江区', `钱${inWords(i)}`])
  const table = await excelTables.write({ sheet: '工会', rows: [['工会名称', '上级工会', '经办人'], ...rows] })
  const file = await hand.upload('city-admin', 'table', table, XLSX)
  const input = { org: CITY, file, columns: { name: '工会名称' } }
  for (const write of [false, true]) await hand.tell('city-admin', 'org.import', { ...input, write })
  const { items } = await hand.tell('city-admin', 'invite.list', {})
  const invite = items[0]?.invite ?? ''
  await hand.tell('city-admin', 'invite.reissue', { invite })
  await hand.tell('city-admin', 'invite.withdraw', { invite })
}

/**
 * Calls that the town's story does not make. `heavier`: for calls counted separately, because their situation is more
 * expensive.
 */
export const more = async (hand: Hand, heavier: Hand, today: PlainDate): Promise<void> => {
  const { posts } = await hand.tell('bus-1', 'me.open', {})
  const org = posts[0]?.org.id ?? ''
  const member = { name: '钱多多', idNumber: anIdNumber(431) }
  await hand.tell('bus-1', 'roster.add', { org, ...member })
  await hand.tell('w-qian', 'member.recognise', member)
  const { items } = await hand.tell('bus-1', 'roster.list', { org })
  await hand.tell('bus-1', 'roster.remove', { org, member: items[0]?.id ?? '' })
  await hand.tell('bus-1', 'committee.change', { org, add: [{ name: '李评议' }], remove: [] })
  const { items: letters } = await hand.tell('w-he', 'inbox.list', {})
  await hand.tell('w-he', 'inbox.read', { ids: letters.slice(0, 1).map(({ id }) => id) })
  for (const who of ['city-review-1', 'city-audit', 'taishan-review', 'bus-1'])
    await hand.tell(who, 'case.queue', { limit: 20 })
  await hand.tell('w-he', 'inbox.list', {})
  await hand.tell('city-audit', 'grant.list', { year: 2026 })
  await letterOf(hand)
  await register(hand)
  await unions(hand)
  await batches(hand, today)
  await money(hand, today)
  await again(hand, today)
  await withdrawn(hand, heavier, today)
  await failure(hand, today)
  await namesake(hand, heavier)
}
