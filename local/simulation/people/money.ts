import type { FinanceAct } from '@domain/application/money/grant'
import type { CallOutput } from '@domain/contract/index'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { addDays } from '@domain/kernel/plain-date'
import type { ProgrammeKey } from '@domain/programme/programme'
import { type Bank, CITY, countyOf, type Officer, PLACES } from './city'
import { filled } from './crosscheck'
import { YEARLY } from './found'
import { type Scene, yearOf } from './scene'

const PROGRAMMES = ['living', 'medical', 'tuition', 'festival', 'temporary'] as const satisfies readonly ProgrammeKey[]

/** 市总工会 gives each jurisdiction its money of the year, once, and now and then a little more or less. */
export const allocateYear = async ({ phone, chance, today }: Scene, { key }: Officer): Promise<void> => {
  const year = yearOf(today())
  const known = await phone.ask(key, 'budget.lines', { year })
  if (!known.ok) return
  for (const jurisdiction of PLACES)
    for (const [source, amount] of YEARLY) {
      const line = known.value.lines.find((each) => each.source === source && each.jurisdiction === jurisdiction)
      if (line !== undefined && !chance.often(5)) continue
      const allocated = amount * 100 + chance.between(-20, 20) * 100_00
      await phone.ask(key, 'budget.allocate', { org: CITY, year, source, jurisdiction, allocated, reason: '年度下达' })
    }
}

type Asked = { readonly programme: ProgrammeKey; readonly year: number; readonly member?: string }

/** What the product proposes; a dishonest officer does not mind when it proposes nothing, and takes any line. */
const proposed = async ({ phone, chance }: Scene, { key, trait }: Officer, caseId: string, asked: Asked) => {
  const proposal = await phone.ask(key, 'grant.propose', { caseId, ...asked }, { caseId })
  if (proposal.ok) return proposal.value
  if (trait !== 'dishonest' || !chance.often(60)) return undefined
  const all = await phone.ask(key, 'budget.lines', { year: asked.year })
  return all.ok ? { amount: 500_00, lines: all.value.lines } : undefined
}

/** 确定帮扶 for one household on file. */
const hold = async (scene: Scene, officer: Officer): Promise<void> => {
  const { key, trait } = officer
  const { phone, chance, today } = scene
  const year = yearOf(today())
  const files = await phone.ask(key, 'case.queue', { stage: 'on-file', limit: 50 })
  const row = files.ok ? chance.one(files.value.items) : undefined
  if (row === undefined) return
  const caseId = row.id
  const programme = chance.pick(PROGRAMMES)
  const asked = { programme, year, ...(programme === 'tuition' ? { member: 'm2' } : {}) }
  const proposal = await proposed(scene, officer, caseId, asked)
  if (proposal === undefined) return
  const { amount, lines } = proposal
  const wanted = trait === 'dishonest' && chance.often(20) ? amount * 2 : amount
  const [one, two] = chance.shuffle(lines)
  if (one === undefined || wanted === 0) return
  const half = two === undefined || chance.often(70) ? wanted : Math.floor(wanted / 3)
  const shares = [
    { line: one.id, amount: half },
    ...(two === undefined || half === wanted ? [] : [{ line: two.id, amount: wanted - half }]),
  ]
  const held = await phone.ask(
    key,
    'grant.hold',
    { ...asked, amount: wanted, shares },
    { caseId, version: row.version },
  )
  // whoever is not sure that it was saved enters it a second time, on the case as it is now
  if (held.ok && trait !== 'honest' && chance.often(25))
    await phone.ask(key, 'grant.hold', { ...asked, amount: wanted, shares }, { caseId, version: held.value.version })
}

const orgOf = ({ at }: Officer): string => (at === 'city' ? CITY : countyOf(at as never))

const makeBatch = async ({ phone, chance, today }: Scene, officer: Officer): Promise<void> => {
  const year = yearOf(today())
  const held = await phone.ask(officer.key, 'grant.list', {
    year,
    state: chance.often(80) ? 'held' : 'failed',
    limit: 50,
  })
  if (!held.ok || held.value.items.length === 0) return
  const grants = held.value.items.filter(() => chance.often(85)).map(({ id }) => id)
  if (grants.length === 0) return
  await phone.ask(officer.key, 'payout.createBatch', { org: orgOf(officer), year, grants })
}

type Opened = CallOutput<'payout.open'>

const REASONS = ['账号户名不符', '付款账户余额不足', '其他']

/** 退汇: what was paid comes back now and then; from then on the bank says so of the line. */
const maybeBack = ({ chance, city, today }: Scene, line: string): ReturnType<Bank['get']> => {
  if (!chance.often(6)) return 'paid'
  const back = { back: chance.one(REASONS) ?? '', on: today() }
  city.bank.set(line, back)
  return back
}

/** What the bank does with a line: it bounces, pays, or pays and returns; one line in twenty it has not come to yet. */
const answerOf = (scene: Scene, line: string): ReturnType<Bank['get']> => {
  const { chance, city } = scene
  const said = city.bank.get(line)
  if (said === 'paid') return maybeBack(scene, line)
  if (said !== undefined || chance.often(5)) return said
  const answer = chance.often(12) ? { failed: chance.one(REASONS) ?? '' } : 'paid'
  city.bank.set(line, answer)
  return answer
}

type Said = NonNullable<ReturnType<Bank['get']>>
const writeAnswer = (row: Map<string, unknown>, said: Said): void => {
  if (said === 'paid') row.set('结果', '成功')
  else if ('failed' in said) row.set('结果', '失败').set('失败原因', said.failed)
  else row.set('结果', '退汇').set('失败原因', said.back).set('日期', said.on)
}
/** 6222****1234, as banks write accounts in their answers. */
const masked = (account: string): string => `${account.slice(0, 4)}****${account.slice(-4)}`

/**
 * Downloads the bank's file, has the bank answer it, and uploads the answer; now and then a second time. While lines are open
 * this happens again, and the bank's next file contains everything it said before.
 */
const exchangeWithBank = async (scene: Scene, { key, trait }: Officer, batch: PayoutBatchId): Promise<void> => {
  const { phone, chance, today } = scene
  const out = await phone.ask(key, 'payout.export', { batch })
  if (!out.ok) return
  if (chance.often(90)) await phone.ask(key, 'payout.handOver', { batch, on: today(), how: 'online' })
  const back = await filled(await phone.download(out.value.url), '结果', (row) => {
    const said = answerOf(scene, `${batch} ${String(row.get('序号'))}`)
    // a bank loses a row now and then: its line stays open
    if (said === undefined || chance.often(4)) return
    writeAnswer(row, said)
    if (chance.often(10)) row.set('账号', masked(String(row.get('账号'))))
    if (trait === 'dishonest' && chance.often(10)) row.set('金额', '99999.00')
  })
  const importIt = async (): Promise<void> => {
    const file = await phone.upload(key, 'table', back)
    await phone.ask(key, 'payout.import', { batch, file })
  }
  await importIt()
  if (chance.often(25)) await importIt()
}

const approve = async ({ phone, chance }: Scene, { key }: Officer, { row }: Opened): Promise<void> => {
  const wrong = chance.often(5) ? 1 : 0
  const approved = await phone.ask(key, 'payout.approve', { batch: row.id, count: row.count + wrong, total: row.total })
  if (!approved.ok && approved.refusal.code === 'ACCOUNT_SHARED')
    await phone.ask(key, 'payout.reject', { batch: row.id, why: '账户相同' })
}

const actOn = async (scene: Scene, officer: Officer, opened: Opened): Promise<void> => {
  const { phone, chance } = scene
  const { acts, row } = opened
  const batch = row.id
  const offers = (act: Opened['acts'][number]): boolean => acts.includes(act)
  if (offers('approve') && chance.often(90)) return approve(scene, officer, opened)
  if (offers('reject') && chance.often(15)) {
    await phone.ask(officer.key, 'payout.reject', { batch, why: '请重新制单' })
    return
  }
  if (offers('recall') && chance.often(8)) {
    await phone.ask(officer.key, 'payout.recall', { batch, why: '金额有误' })
    return
  }
  if (offers('notAccepted') && chance.often(8)) {
    await phone.ask(officer.key, 'payout.notAccepted', { batch, why: '银行退回文件' })
    return
  }
  if (offers('export')) await exchangeWithBank(scene, officer, batch)
}

const openBatches = async (scene: Scene, officer: Officer): Promise<void> => {
  const { phone, chance, today } = scene
  const list = await phone.ask(officer.key, 'payout.list', { year: yearOf(today()), limit: 20 })
  if (!list.ok) return
  const waiting = list.value.items.filter(({ state }) => ['made', 'approved', 'sent'].includes(state))
  const row = chance.one(waiting)
  const opened = row === undefined ? undefined : await phone.ask(officer.key, 'payout.open', { batch: row.id })
  if (opened?.ok === true) await actOn(scene, officer, opened.value)
}

type Grant = CallOutput<'grant.list'>['items'][number]

/** 追回: asked for, received in parts, ended by the approver; a dishonest officer enters more than there is. */
const recover = async (
  { phone, chance, today }: Scene,
  { key, trait }: Officer,
  { id: grant, amount, recovery }: Grant,
  deed: FinanceAct | undefined,
  on: { readonly caseId: string; readonly version: number },
): Promise<void> => {
  const more = trait === 'dishonest' && chance.often(20) ? 100_00 : 0
  if (deed === 'demandRecovery' && chance.often(25)) {
    const part = chance.often(50) ? amount : Math.ceil(amount / 2)
    const said = { from: chance.pick(['household', 'other'] as const), words: '不该发' }
    await phone.ask(key, 'payout.demandBack', { grant, amount: part + more, on: today(), ...said }, on)
  } else if (deed === 'receiveRecovery' && recovery !== undefined) {
    const open = recovery.demanded - recovery.received
    const part = chance.often(50) ? open : Math.ceil(open / 2)
    await phone.ask(key, 'payout.receiveBack', { grant, amount: part + more, on: today() }, on)
  } else if (deed === 'endRecovery' && chance.often(40))
    await phone.ask(
      key,
      'payout.endRecovery',
      { grant, how: chance.pick(['written-off', 'dropped']), words: '会议决定' },
      on,
    )
}

/** What a fund officer or approver may do to one grant. */
const mend = async (scene: Scene, officer: Officer, grant: Grant): Promise<void> => {
  const { key } = officer
  const { phone, chance, today } = scene
  const { caseId, id, deeds = [] } = grant
  if (caseId === undefined) return
  const open = await phone.ask(key, 'case.open', { caseId }, { caseId })
  if (!open.ok) return
  const on = { caseId, version: open.value.row.version }
  const deed = chance.one(deeds)
  if (deed === 'releaseGrant' && chance.often(40))
    await phone.ask(key, 'grant.release', { grant: id, why: '不再需要' }, on)
  else if (deed === 'decideFailure')
    await phone.ask(
      key,
      'payout.decideFailure',
      { grant: id, owner: chance.pick(['payee', 'payer', 'bank']), words: '' },
      on,
    )
  else if (deed === 'returnGrant' && chance.often(30)) {
    const returnedOn = addDays(today(), chance.between(-2, 0))
    await phone.ask(
      key,
      'payout.return',
      { grant: id, returnedOn, reason: '账户已销户', owner: chance.pick(['payee', 'bank', 'unknown']) },
      on,
    )
  } else await recover(scene, officer, grant, deed, on)
}

const answerTraces = async ({ phone, chance }: Scene, { key }: Officer): Promise<void> => {
  const traces = await phone.ask(key, 'payout.traces', {})
  const item = traces.ok ? chance.one(traces.value.items) : undefined
  const caseId = item?.row.caseId
  if (item === undefined || caseId === undefined) return
  const open = await phone.ask(key, 'case.open', { caseId }, { caseId })
  if (!open.ok) return
  const on = { caseId, version: open.value.row.version }
  await phone.ask(key, 'payout.answerTrace', { grant: item.row.id, words: '银行查到已入账' }, on)
}

const mendOne = async (scene: Scene, officer: Officer): Promise<void> => {
  const { phone, chance, today } = scene
  const list = await phone.ask(officer.key, 'grant.list', { year: yearOf(today()), limit: 50 })
  const grant = list.ok ? chance.one(list.value.items.filter(({ deeds }) => (deeds ?? []).length > 0)) : undefined
  if (grant !== undefined) await mend(scene, officer, grant)
}

/** A fund officer or approver sits down at the desk. */
export const handleMoney = async (scene: Scene, officer: Officer): Promise<void> => {
  const { phone, chance } = scene
  const duties = await phone.ask(officer.key, 'case.duties', {})
  if (!duties.ok) return
  const { batchesToApprove, batchesToSend, grantsToBatch, grantsFailed, traces } = duties.value
  const approves = officer.role === 'fund-approver'
  const jobs: readonly (readonly [wanted: boolean, job: (scene: Scene, officer: Officer) => Promise<void>])[] = approves
    ? [
        [batchesToApprove > 0 || chance.often(20), openBatches],
        [chance.often(15), mendOne],
      ]
    : [
        [officer.at === 'city' && chance.often(20), allocateYear],
        [traces.count > 0, answerTraces],
        [grantsToBatch + grantsFailed > 0 && chance.often(60), makeBatch],
        [batchesToSend > 0 || chance.often(40), openBatches],
        [chance.often(60), hold],
        [chance.often(25), mendOne],
      ]
  for (const [wanted, job] of jobs) if (wanted) await job(scene, officer)
}
