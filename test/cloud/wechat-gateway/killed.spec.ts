import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bundled } from '@test/support/bundled'
import { openBench } from './support/sdk'

describe('a gateway that is killed', () => {
  let bundle = ''
  let folder = ''
  let child: ChildProcess | undefined
  beforeAll(() => {
    bundle = bundled('test/cloud/wechat-gateway/support/gateway.writer.ts')
  })
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bangfu-gateway-'))
  })
  afterEach(async () => {
    child?.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  test('loses no committed write and applies none in part', async () => {
    const writer = spawn(process.execPath, [bundle, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    child = writer
    let committed = 0
    const lines = createInterface({ input: writer.stdout })
    lines.on('line', (line) => {
      committed = Number(line)
      if (committed === 100) writer.kill('SIGKILL')
    })
    await Promise.all([once(writer, 'exit'), once(lines, 'close')])

    const { gateway, db } = await openBench({ folder })
    try {
      expect(committed).toBeGreaterThanOrEqual(100)
      const { data } = await db.collection('totals').doc('total').get()
      const count = Number(data?.['count'])
      expect(count).toBeGreaterThanOrEqual(committed)
      expect(gateway.collections()).toEqual({ parcels: count, totals: 1 })
      const last = await db.collection('parcels').where({ number: count }).get()
      expect(last.data).toMatchObject([{ _id: `P-${count}` }])
    } finally {
      await gateway.close()
    }
  })
})
