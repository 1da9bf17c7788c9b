import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Desk, openDesk } from '@local/desk/desk'
import { type Host, startHost } from '@local/host/host'
import { ADMINISTRATOR } from '@local/town/fill'
import { CITY, countyId, found } from '@local/town/found'
import { demoPolicy } from '@local/town/policy'
import { type Hand, handOn } from '@local/walk/hand'
import { appoint, registerUnion } from '@local/walk/register'
import { httpWire } from '@local/walk/wire'

export type Work = {
  readonly desk: Desk
  readonly host: Host
  readonly base: string
  readonly hand: Hand
  readonly union: string
  close(): Promise<void>
}

export const aFolder = (): string => mkdtempSync(path.join(tmpdir(), 'desk-'))

const opened = (folder: string): Desk => {
  const desk = openDesk({ folder })
  if (desk === undefined) throw new Error('the folder is in use')
  return desk
}

const people = ['worker', 'officer-1', 'officer-2'].map((key) => ({
  key,
  name: key,
  group: 'worker' as const,
  about: '',
}))

/** A desk with one base union, two officers and a worker, listening on its own port. */
export const aDeskAtWork = async (folder = aFolder()): Promise<Work> => {
  const desk = opened(folder)
  const host = await startHost(desk, { port: 0, pages: path.join(__dirname, 'pages') })
  const base = `http://127.0.0.1:${host.port}/`
  const hand = handOn(httpWire(base))
  await found(desk.ports, ADMINISTRATOR)
  desk.people.add([...people, { ...ADMINISTRATOR, group: 'admin', about: '' }])
  await hand.tell(ADMINISTRATOR.key, 'policy.publish', { org: CITY, policy: demoPolicy('2026-01-01') })
  const union = await registerUnion(hand, ADMINISTRATOR.key, {
    name: '测试厂工会',
    staff: 90,
    county: countyId('xinhui'),
  })
  for (const person of ['officer-1', 'officer-2'])
    await appoint(hand, ADMINISTRATOR.key, { person, name: '经办甲', role: 'base-officer', org: union })
  return {
    desk,
    host,
    base,
    hand,
    union,
    close: async () => {
      await host.close()
      await desk.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
