import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { everything } from '@cloud/usecases/maintenance/walk'
import { COLLECTIONS, FILES } from '@cloud/usecases/stored/collections'
import { aWorld, type World } from '../../support/ports'
import { aTown, JPEG, submitted } from '../../support/town'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-full-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('when the database’s disk is full, commands are refused and logged, nothing is written in part, and work continues once there is space', async () => {
  const world = await aWorld({ countedIds: false })
  const file = path.join(folder, 'cloud.db')
  const small = openSqlite(file, COLLECTIONS, { pagesMax: 320 })
  const narrow: World = { ...world, ports: { ...world.ports, store: small } }
  const town = await aTown(narrow)
  let code = ''
  let done = 0
  for (let seed = 1; code === '' && seed < 60; seed += 1) {
    const worker = `worker-${seed}`
    try {
      await submitted(town, { seed, worker })
      done += 1
    } catch (error) {
      code = /"code":"(\w+)"/.exec(String(error))?.[1] ?? 'another error'
    }
  }
  expect(done).toBeGreaterThan(0)
  expect(code).toBe('UNAVAILABLE')
  expect(world.logged.filter(({ level }) => level === 'alarm').map(({ fields }) => fields.error)).toContain(
    'StoreError.unavailable.SQLITE_FULL',
  )
  // existing data can still be read and is complete
  expect(await rebuildCheck(small, world.ports.sealer)).toMatchObject({ cases: done, casesOff: [], chainOff: [] })
  expect((await town.tell('worker-1', 'case.mine', {})).cases).toHaveLength(1)
  small.close()

  const roomy = openSqlite(file, COLLECTIONS)
  const again = await aTown({ ...world, ports: { ...world.ports, store: roomy } }, { founded: true })
  await submitted(again, { seed: 70, worker: 'worker-70' })
  expect(await rebuildCheck(roomy, world.ports.sealer)).toMatchObject({ cases: done + 1, casesOff: [], chainOff: [] })
  roomy.close()
  await world.close()
})

test('when the files’ disk is full, an exported table is not announced and no partial file remains', async () => {
  const world = await aWorld()
  const full: World = {
    ...world,
    ports: {
      ...world.ports,
      files: {
        ...world.ports.files,
        read: async () => {
          throw Object.assign(new Error('ENOSPC: no space left on device, write 王小明'), { code: 'ENOSPC' })
        },
      },
    },
  }
  const town = await aTown(full)
  const ticket = { purpose: 'proof' as const, size: JPEG.length, mime: 'image/jpeg' }
  const { file } = await town.tell('worker-1', 'file.ticket', ticket)
  expect(await town.refusal('worker-1', 'file.confirm', { file })).toBe('UNAVAILABLE')
  expect(world.logged.at(-1)).toMatchObject({ level: 'alarm', fields: { call: 'file.confirm', error: 'Error.ENOSPC' } })
  const states: string[] = []
  for await (const { doc } of everything(world.ports.store, FILES)) states.push(doc.state)
  expect(states).toEqual(['awaited'])
  await world.close()
})

test('when the disk accepts only part of a picture, none of it is kept', async () => {
  jest.resetModules()
  const real = jest.requireActual<typeof import('node:fs/promises')>('node:fs/promises')
  jest.doMock('node:fs/promises', () => ({
    ...real,
    open: async (place: string, flags?: string, mode?: number) => {
      const handle = await real.open(place, flags, mode)
      if (flags !== 'wx') return handle
      return new Proxy(handle, {
        get: (target, name: keyof typeof handle) => {
          if (name === 'writeFile')
            return async (bytes: Uint8Array) => {
              await target.write(bytes.subarray(0, bytes.length / 2))
              throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
            }
          const value = target[name]
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
    },
  }))
  const { diskFiles } = await import('@cloud/adapters/files/disk')
  const files = diskFiles({ folder, secret: 'for tests only, thirty-two letters', clock: { now: () => 0 } })
  const id = 'FI-00000000000000001' as Parameters<typeof files.read>[0]
  await expect(files.write(id, JPEG)).rejects.toMatchObject({ code: 'ENOSPC' })
  await expect(files.receive(id, JPEG)).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(await files.read(id)).toBeUndefined()
  expect((await readdir(folder, { recursive: true })).filter((name) => name.includes('FI-'))).toEqual([])
  jest.dontMock('node:fs/promises')
})
