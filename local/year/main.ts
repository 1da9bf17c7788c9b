import path from 'node:path'
import type { PlainDate } from '@domain/kernel/plain-date'
import { handOn } from '../walk/hand'
import { httpWire } from '../walk/wire'
import { casesOf } from './cases'
import { type DeskProcess, startDesk } from './desk-process'
import { householdsOf, liveThrough } from './live'
import { randomOf } from './random'
import { introduce, settle } from './setup'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const moveClock =
  (base: string) =>
  async (to: PlainDate): Promise<void> => {
    const reply = await fetch(`${base}desk/clock`, { method: 'POST', body: JSON.stringify({ to }) })
    if (!reply.ok && reply.status !== 409) throw new Error(`the clock did not move: ${await reply.text()}`)
    await reply.arrayBuffer()
  }

const drive = async ({ base }: DeskProcess): Promise<void> => {
  const began = Date.now()
  const hand = handOn(httpWire(base))
  const plans = casesOf(randomOf(2023))
  const unions = await settle(hand, base)
  await introduce(
    base,
    plans.map((plan) => plan.worker),
  )
  say(`set up ${(Date.now() - began) / 1000}`)
  await liveThrough(hand, moveClock(base), householdsOf(plans, unions))
  say(`${hand.calls()} calls ${(Date.now() - began) / 1000}`)
  const report = await hand.tell('city-audit', 'report.year', { year: 2023 })
  say(JSON.stringify({ ...report, paid: undefined, allocated: undefined }, null, 1))
}

const main = async (): Promise<void> => {
  const desk = await startDesk(path.join(__dirname, 'main.cjs'), '2023-01-03')
  try {
    await drive(desk)
  } finally {
    await desk.stop()
    desk.forget()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
