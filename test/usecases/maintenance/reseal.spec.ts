import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDeclaration } from '@cloud/usecases/household/seal'
import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { keysInUse, reseal } from '@cloud/usecases/maintenance/reseal'
import { everything } from '@cloud/usecases/maintenance/walk'
import { CASES, COMMANDS, ENTRIES } from '@cloud/usecases/stored/collections'
import { ringOf } from '../../support/keys'
import { aWorld, type World } from '../../support/ports'
import { killable } from '../../support/sabotage'
import { aTown, submitted, type Town } from '../../support/town'
import { caseOf, now, stepOn, walkTo } from '../../support/walk'

let folder = ''
let worlds: World[] = []
const open = async (sealer: ReturnType<typeof ringOf>): Promise<World> => {
  const world = await aWorld({ storeFile: path.join(folder, 'cloud.db'), sealer, countedIds: false })
  worlds.push(world)
  return world
}
/** Closes the store and opens it with another key ring, as a restart does. */
const restart = async (sealer: ReturnType<typeof ringOf>): Promise<{ world: World; town: Town }> => {
  const before = worlds.pop()
  const time = before?.clock.now()
  await before?.close()
  const world = await open(sealer)
  if (time !== undefined) world.clock.set(time)
  return { world, town: await aTown(world, { founded: true }) }
}
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-ring-'))
  worlds = []
})
afterEach(async () => {
  for (const world of worlds) await world.close()
  await rm(folder, { recursive: true, force: true })
})

const settled = async (): Promise<{ readonly town: Town; readonly caseId: string }> => {
  const world = await open(ringOf('old'))
  const town = await aTown(world)
  const { caseId } = await walkTo(town, 'deliberating')
  await submitted(town, { seed: 2, worker: 'worker-2' })
  return { town, caseId }
}

test('resealing that is killed and run again makes everything readable with the new key alone', async () => {
  const { caseId } = await settled()
  const { world } = await restart(ringOf('new', 'old'))
  const before = await keysInUse(world.ports.store, world.ports.sealer)
  expect([...before.keys.keys()]).toEqual(['s1.old'])

  const fragile = killable(world)
  fragile.killAt(4, 'after')
  await expect(reseal(fragile.world.ports)).rejects.toThrow()
  const between = await keysInUse(world.ports.store, world.ports.sealer)
  expect([...between.keys.keys()].sort()).toEqual(['s1.new', 's1.old'])

  const done = await reseal(world.ports)
  expect(done).toMatchObject({ left: 0, unreadable: [] })
  expect([...done.keys.keys()]).toEqual(['s1.new'])
  expect((await reseal(world.ports)).done).toBe(0)

  const { world: young, town } = await restart(ringOf('new'))
  const { store, sealer } = young.ports
  const { declaration } = await caseOf(town, caseId)
  expect(openDeclaration(sealer, declaration).applicant.idNumber).toMatch(/^\d{17}[\dX]$/)
  expect(await rebuildCheck(store, sealer)).toMatchObject({ cases: 2, casesOff: [], chainOff: [] })
  for await (const { id, doc } of everything(store, COMMANDS)) expect(sealer.find(doc.answer, [id])).toBeDefined()
  const opened = await town.tell('countyReviewer', 'case.open', { caseId: declarationOwner(caseId) })
  expect(opened.declaration.applicant.story).toBeDefined()
})

const declarationOwner = (caseId: string) => caseId as Awaited<ReturnType<typeof submitted>>['caseId']

test('a command sent during resealing succeeds, although its case is rewritten at the same time', async () => {
  const { caseId } = await settled()
  const { world, town } = await restart(ringOf('new', 'old'))
  const at = { ...(await now(town, declarationOwner(caseId))), worker: 'worker-1', stage: 'deliberating' as const }
  const [sealing, stepped] = await Promise.all([reseal(world.ports), stepOn(town, at)])
  expect(stepped.stage).not.toBe('deliberating')
  expect(sealing.left).toBe(0)
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({ casesOff: [], chainOff: [] })
})

test('a step whose case is resealed before the write still succeeds', async () => {
  const { caseId } = await settled()
  const { world, town } = await restart(ringOf('new', 'old'))
  const { store } = world.ports
  let sealed = false
  const between: World = {
    ...world,
    ports: {
      ...world.ports,
      store: {
        ...store,
        transaction: async (work) => {
          if (!sealed) {
            sealed = true
            await reseal(world.ports)
          }
          return store.transaction(work)
        },
      },
    },
  }
  const slow = await aTown(between, { founded: true })
  const at = { ...(await now(town, declarationOwner(caseId))), worker: 'worker-1', stage: 'deliberating' as const }
  expect((await stepOn(slow, at)).stage).not.toBe('deliberating')
})

test('a key removed too early is reported with the documents that cannot be read', async () => {
  const { caseId } = await settled()
  const { world } = await restart(ringOf('new'))
  const found = await reseal(world.ports)
  expect(found.done).toBe(0)
  expect(found.left).toBeGreaterThan(0)
  expect(found.unreadable).toContain(`cases/${caseId}`)
})

test('resealing changes the ciphertexts but not the chain of the log', async () => {
  const { caseId } = await settled()
  const { world } = await restart(ringOf('new', 'old'))
  const chains = async () => {
    const links: (string | undefined)[] = []
    for await (const { doc } of everything(world.ports.store, ENTRIES)) links.push(doc.chain)
    return links
  }
  const before = await chains()
  expect(before.every((link) => link !== undefined)).toBe(true)
  await reseal(world.ports)
  expect(await chains()).toEqual(before)
  expect(before).toContain((await world.ports.store.get(CASES, caseId))?.doc.chain)
})
