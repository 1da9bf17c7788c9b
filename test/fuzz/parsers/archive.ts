import { exportAudit } from '@cloud/usecases/maintenance/audit-export'
import { verifyAudit } from '@cloud/usecases/maintenance/audit-verify'
import { backup } from '@cloud/usecases/maintenance/backup'
import { restore } from '@cloud/usecases/maintenance/restore'
import { found } from '@local/town/found'
import { aWorld } from '@test/support/ports'
import { aTown, submitted } from '@test/support/town'
import { jsonForm } from '../mutate/json'
import { partsForm } from '../mutate/parts'
import { type Bytes, bytesOf, type Mutate, type Parser, textOf } from '../parser'

const linesIn = (bytes: Bytes): readonly string[] =>
  textOf(bytes)
    .split('\n')
    .filter((line) => line !== '')
/** A file of one JSON value a line: lines are left out, repeated and exchanged, and their fields changed. */
const lines: Mutate = partsForm({
  split: (bytes) => linesIn(bytes).map((line) => ({ name: 'line', body: bytesOf(line) })),
  join: (parts) => bytesOf(parts.map(({ body }) => `${textOf(body)}\n`).join('')),
  names: ['line'],
  inner: (part, random) => ({ ...part, body: jsonForm(part.body, random) }),
})

async function* eachOf(texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) yield text
}

const backups: Parser = {
  name: 'backup',
  modules: [
    'cloudfunctions/usecases/maintenance/backup-format.ts',
    'cloudfunctions/usecases/maintenance/check-backup.ts',
    'cloudfunctions/usecases/maintenance/restore.ts',
  ],
  mutate: [lines],
  open: async () => {
    const world = await aWorld()
    await found(world.ports, { key: 'founder', name: '甲' })
    const files = new Map<string, Uint8Array>()
    let text = ''
    await backup(
      world.ports,
      async (line) => {
        text += line
      },
      async (file, bytes) => void files.set(file, bytes),
    )
    return {
      samples: [bytesOf(text)],
      take: async (input) => {
        const given = linesIn(input)
        const into = { store: world.ports.store, files: world.ports.files, sealer: world.ports.sealer }
        const done = await restore(
          into,
          () => eachOf(given),
          async (file) => files.get(file),
        )
        // the store is the one that the backup was made of: a sound backup is refused because the store is not empty
        if (done.ok) throw new Error('restored into a store that is not empty')
        if (done.fault === 'not-empty') return 'accepted'
        return done.fault === 'not-a-backup' || done.fault === 'other-version' ? 'first' : 'deeper'
      },
      close: () => world.close(),
    }
  },
}

const audits: Parser = {
  name: 'audit-export',
  modules: [
    'cloudfunctions/usecases/maintenance/audit-format.ts',
    'cloudfunctions/usecases/maintenance/audit-verify.ts',
  ],
  mutate: [lines],
  open: async () => {
    const world = await aWorld()
    await submitted(await aTown(world))
    let text = ''
    const period = { from: '2020-01-01' as never, to: '2030-01-01' as never }
    await exportAudit(world.ports, period, async (line) => {
      text += line
    })
    return {
      samples: [bytesOf(text)],
      take: async (input) => {
        const verified = await verifyAudit(eachOf(linesIn(input)), world.ports)
        if (verified.ok) return 'accepted'
        return verified.fault.line === 1 ? 'first' : 'deeper'
      },
      close: () => world.close(),
    }
  },
}

export const ARCHIVE: readonly Parser[] = [backups, audits]
