import path from 'node:path'
import { openPostgres } from '@cloud/adapters/postgres/store'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import type { StoreWalk } from '@cloud/ports/doc-store'
import { isSound, type Rebuilt, rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import type { PlainDate } from '@domain/kernel/plain-date'
import { openKeys } from '../desk/desk-keys'
import { type Hand, handOn } from '../walk/hand'
import { httpWire } from '../walk/wire'
import { committedIn } from '../wechat/desk/committed'
import { ENV } from '../wechat/desk/open'
import { startGateway } from '../wechat/gateway'
import { faultsOf } from './check'
import { compare, type Figure } from './compare'
import { type DeskProcess, startDesk } from './desk-process'
import { callOut } from './drive'
import { type Clock, householdsOf, liveThrough } from './live'
import { allocateLines, giveOut } from './money'
import { planOf } from './plan'
import { introduce, settle } from './setup'
import { SPOKEN, tableOf, verdictOf } from './show'

const FIRST_DAY = '2023-01-03'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const moveClock =
  (base: string): Clock =>
  async (to: PlainDate) => {
    const reply = await fetch(`${base}desk/clock`, { method: 'POST', body: JSON.stringify({ to }) })
    const body = await reply.text()
    // 409: the clock is past that day already
    if (!reply.ok && reply.status !== 409) throw new Error(`the clock did not move: ${body}`)
  }

/** Plays the whole year with the persons of the town; returns the figures that the auditor reads. */
const drive = async ({ base }: DeskProcess, hand: Hand): Promise<readonly Figure[]> => {
  const began = Date.now()
  const seconds = (): number => (Date.now() - began) / 1000
  const plan = planOf()
  const [fault] = faultsOf(plan)
  if (fault !== undefined) throw new Error(`the plan itself is wrong: ${fault}`)
  const moveTo = moveClock(base)
  const unions = await settle(hand, base)
  await introduce(
    base,
    plan.cases.map((planned) => planned.worker),
  )
  await allocateLines(hand, plan)
  say(SPOKEN.settled(unions.size, seconds()))
  await moveTo(plan.driveOn)
  await callOut(hand, plan.year, unions)
  const households = householdsOf(plan.cases, unions)
  await liveThrough(hand, moveTo, households)
  say(SPOKEN.cases(households.length, seconds()))
  await giveOut(hand, moveTo, plan, households)
  say(SPOKEN.money(plan.grants.length, seconds()))
  return compare(await hand.tell('city-audit', 'report.year', { year: plan.year }))
}

/** `npm run year -- --wechat`: the same year with the functions as deployed, WeChat's SDK and the gateway. */
const WECHAT = process.argv.includes('--wechat')
/** `npm run year -- --postgres ADDRESS`: the same year in an empty PostgreSQL database. */
const POSTGRES = process.argv.includes('--postgres') ? process.argv[process.argv.indexOf('--postgres') + 1] : undefined

const KIND = [...(WECHAT ? ['--wechat'] : []), ...(POSTGRES === undefined ? [] : ['--postgres', POSTGRES])]

type Opened = { readonly store: StoreWalk; readonly close: () => Promise<void> | void }

const openedIn = async (folder: string): Promise<Opened> => {
  if (POSTGRES !== undefined) {
    const store = await openPostgres({ url: POSTGRES }, COLLECTIONS)
    return { store, close: store.close }
  }
  if (!WECHAT) {
    const store = openSqlite(path.join(folder, 'cloud.db'), COLLECTIONS)
    return { store, close: store.close }
  }
  const gateway = await startGateway({ folder, env: ENV, secret: { id: 'nobody', key: 'nobody calls' } })
  return { store: committedIn(gateway), close: gateway.close }
}

const rebuilt = async (folder: string): Promise<Rebuilt> => {
  const { store, close } = await openedIn(folder)
  try {
    return await rebuildCheck(store, sealerOf(openKeys(path.join(folder, 'keys')).sealing))
  } finally {
    await close()
  }
}

/** `npm run year`: exit code 1 when any figure differs from the federation's table, even by one fen. */
const main = async (): Promise<boolean> => {
  const began = Date.now()
  say(SPOKEN.starting)
  const desk = await startDesk(path.join(__dirname, 'main.cjs'), FIRST_DAY, KIND)
  process.once('SIGINT', () => {
    void desk.stop().then(() => {
      desk.forget()
      process.exit(130)
    })
  })
  try {
    const hand = handOn(httpWire(desk.base))
    const figures = await drive(desk, hand)
    say(`\n${tableOf(figures)}\n`)
    say(verdictOf(figures))
    say(SPOKEN.speed(hand.calls(), (Date.now() - began) / 1000))
    await desk.stop()
    const again = await rebuilt(desk.folder)
    say(SPOKEN.rebuilt(again))
    return figures.every((figure) => figure.right) && isSound(again)
  } finally {
    await desk.stop()
    desk.forget()
  }
}

main().then(
  (right) => {
    process.exitCode = right ? 0 : 1
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  },
)
