import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { declared } from '@cloud/adapters/wechat/declare'
import { startGateway } from '@local/wechat/gateway'
import { openBucket } from '@local/wechat/storage/bucket'
import { storagePlug } from '@local/wechat/storage/plug'

const root = path.resolve(__dirname, '../../..')
const ENV = 'smoke-0a1b2c'
const SECRET = { id: `AKID${'x'.repeat(32)}`, key: 'y'.repeat(32) }

/** The smoke test's findings about the gateway, question by question. */
const asked = async (duplicates: 'E11000' | 'DATABASE_DUPLICATE_WRITE', transactions: boolean) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bangfu-smoke-'))
  const bucket = openBucket(folder, Date.now)
  const plugs = [storagePlug({ env: ENV, bucket, secret: Buffer.alloc(32, 5), now: Date.now })]
  const gateway = await startGateway({ env: ENV, secret: SECRET, duplicates, strict: { transactions }, plugs })
  const [documents] = declared.collections
  gateway.declare(
    'smoke',
    (documents?.indexes ?? []).map(({ name, keys, unique }) => ({
      name,
      fields: keys.map((key) => key.field),
      unique,
    })),
  )
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [path.join(root, 'config/smoke.mjs'), '--questions'], {
    cwd: root,
    env: {
      PATH,
      HOME,
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: gateway.url }),
      CLOUD_ENV: ENV,
      CLOUD_SECRET_ID: SECRET.id,
      CLOUD_SECRET_KEY: SECRET.key,
      SEAL_KEYS: `k1:${Buffer.alloc(32, 3).toString('base64')}`,
      HASH_KEY: Buffer.alloc(32, 4).toString('base64'),
      LINK_SECRET: 'z'.repeat(40),
    },
  })
  let said = ''
  child.stdout.on('data', (part) => {
    said += String(part)
  })
  child.stderr.on('data', (part) => {
    said += String(part)
  })
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  await gateway.close()
  await rm(folder, { recursive: true, force: true })
  const answerTo = (id: string): string => new RegExp(`^${id}\\n.*\\n\\s*答：(.*)$`, 'm').exec(said)?.[1] ?? ''
  return { status, said, answerTo }
}

describe('the smoke test', () => {
  test('gets an answer to each of its questions and reports how the platform behaves', async () => {
    const { status, said, answerTo } = await asked('E11000', false)
    expect({ status, said }).toMatchObject({ status: 0 })
    expect(answerTo('duplicate-id')).toContain('E11000')
    expect(answerTo('duplicate-key')).toContain('E11000')
    expect(answerTo('conflict-in-operation')).toMatch(/TransactionConflict/)
    expect(answerTo('snapshot-read')).toMatch(/^读到旧的，再写失败/)
    expect(answerTo('several-in-transaction')).toBe('加几条：能；按条件读：能')
    expect(answerTo('unchanged-update')).toBe('0')
    expect(answerTo('order-of-text')).toBe('是')
    expect(answerTo('file-round')).toBe('通')
    expect(said).not.toContain('z'.repeat(40))
  })

  test('distinguishes a stricter platform from a laxer one', async () => {
    const { answerTo } = await asked('DATABASE_DUPLICATE_WRITE', true)
    expect(answerTo('duplicate-id')).toMatch(/DUPLICATE_WRITE|Duplicate/i)
    expect(answerTo('several-in-transaction')).not.toContain('加几条：能')
  })
})
