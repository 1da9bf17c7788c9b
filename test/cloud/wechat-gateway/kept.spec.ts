import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startGateway } from '@local/wechat/gateway'
import { type Bench, ENV, openBench, SECRET } from './support/sdk'

describe('the gateway’s stored data', () => {
  let folder = ''
  let bench: Bench | undefined
  const open = async (): Promise<Bench> => {
    bench = await openBench({ folder })
    return bench
  }
  const close = async (): Promise<void> => {
    await bench?.gateway.close()
    bench = undefined
  }
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bangfu-gateway-'))
  })
  afterEach(async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  })

  test('documents, collections and indexes survive a restart', async () => {
    const { gateway, db } = await open()
    gateway.declare('cases', [{ name: 'byNumber', fields: ['k.number'], unique: true }])
    await db.createCollection('empty')
    await db.collection('cases').add({ data: { _id: 'a', at: 1_760_000_000_000, k: { number: 1 } } })
    await db.collection('cases').add({ data: { _id: 7, k: { number: 2 } } })
    await db.collection('cases').add({ data: { _id: 'gone', k: { number: 3 } } })
    await db.collection('cases').doc('gone').remove()
    const work = await db.startTransaction()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    await work.commit()
    const undecided = await db.startTransaction()
    await undecided
      .collection('cases')
      .doc('a')
      .update({ data: { n: 2 } })
    await close()

    const again = await open()
    expect(again.gateway.collections()).toEqual({ cases: 2, empty: 0 })
    const read = async (id: string | number) => (await again.db.collection('cases').doc(id).get()).data
    expect(await read('a')).toEqual({ _id: 'a', at: 1_760_000_000_000, k: { number: 1 }, n: 1 })
    expect(await read(7)).toMatchObject({ _id: 7 })
    await expect(again.db.collection('cases').add({ data: { k: { number: 2 } } })).rejects.toThrow(/E11000/)
    await again.db
      .collection('cases')
      .where({ k: { number: 2 } })
      .get()
    expect(again.gateway.journal.missingIndexes()).toEqual([])
  })

  test('is locked by the gateway that has it open: a second gateway cannot open it', async () => {
    await open()
    await expect(startGateway({ env: ENV, secret: SECRET, folder })).rejects.toThrow(/open in another process|only one/)
  })

  test('all data persists across an outage of the gateway', async () => {
    const { gateway, db } = await open()
    await gateway.seed('cases', [{ _id: 'a' }])
    await gateway.down()
    await expect(db.collection('cases').doc('a').get()).rejects.toThrow()
    await gateway.up()
    expect((await db.collection('cases').doc('a').get()).data).toEqual({ _id: 'a' })
  })
})
