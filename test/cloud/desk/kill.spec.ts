import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { PlainDate } from '@domain/kernel/plain-date'
import { CITY, countyId } from '@local/town/found'
import { demoPolicy } from '@local/town/policy'
import { handOn } from '@local/walk/hand'
import type { Family } from '@local/walk/household'
import { appoint, registerUnion } from '@local/walk/register'
import * as walk from '@local/walk/steps'
import { httpWire } from '@local/walk/wire'
import { Tally } from '@test/support/tally'
import { aFolder } from './desk-at-work'

type Running = { readonly base: string; end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> }

const start = (folder: string): Promise<Running> => {
  const child = spawn(process.execPath, [
    path.resolve('dist/desk/main.cjs'),
    '--empty',
    '--port',
    '0',
    '--data',
    folder,
  ])
  const end = async (signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code ?? 'a signal'}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      const base = /http:\/\/127\.0\.0\.1:\d+\//.exec(chunk.toString('utf8'))?.[0]
      if (base !== undefined) resolve({ base, end })
    })
  })
}

const family = (no: number): Family => ({
  no: 5000 + no,
  name: '甲乙丙',
  birth: '1980-01-01',
  sex: 'male',
  employer: '测试厂',
  cause: 'other',
  story: '',
  relatives: [],
  incomes: [[0, 'wages', 9000]],
  rigid: [],
})

const TODAY = '2026-03-09' as PlainDate
const WORKERS = Array.from({ length: 12 }, (_, i) => `w-${i}`)

test('after a kill during writes, every acknowledged step is stored and every log folds to its snapshot', async () => {
  const folder = aFolder()
  const first = await start(folder)
  const hand = handOn(httpWire(first.base))
  for (const key of [...WORKERS, 'officer-1', 'officer-2'])
    await fetch(`${first.base}desk/people`, { method: 'POST', body: JSON.stringify({ key, name: '某人' }) })
  await hand.tell('city-admin', 'policy.publish', { org: CITY, policy: demoPolicy('2026-01-01') })
  const base = await registerUnion(hand, 'city-admin', { name: '测试厂工会', staff: 90, county: countyId('xinhui') })
  for (const person of ['officer-1', 'officer-2'])
    await appoint(hand, 'city-admin', { person, name: '经办甲', role: 'base-officer', org: base })

  const acknowledged = new Map<string, string>()
  const done = new Tally()
  const work = WORKERS.map(async (worker, i) => {
    const kase: walk.Case = { family: family(i), worker, base, officers: ['officer-1', 'officer-2'], caseId: '' }
    for (const [stage, step] of [
      ['submitted', walk.submit],
      ['surveying', walk.accept],
      ['deliberating', walk.survey()],
    ] as const) {
      await step(hand, kase, TODAY)
      if (!acknowledged.has(kase.caseId)) done.add()
      acknowledged.set(kase.caseId, stage)
    }
  })
  const broken = Promise.allSettled(work)
  await done.above(3)
  await first.end('SIGKILL')
  const outcomes = await broken
  expect(outcomes.some((outcome) => outcome.status === 'rejected')).toBe(true)

  const check = spawnSync(process.execPath, [path.resolve('dist/desk/maintenance.cjs'), 'rebuild', '--data', folder], {
    encoding: 'utf8',
  })
  expect(check.stdout).not.toContain('不一致')
  expect(check.status).toBe(0)

  const again = await start(folder)
  const after = handOn(httpWire(again.base))
  const order = ['submitted', 'surveying', 'deliberating']
  for (const [caseId, stage] of acknowledged) {
    const { row } = await after.tell('officer-1', 'case.open', { caseId }, caseId)
    expect(order.indexOf(row.stage)).toBeGreaterThanOrEqual(order.indexOf(stage))
  }
  await again.end('SIGINT')
  rmSync(folder, { recursive: true, force: true })
})
