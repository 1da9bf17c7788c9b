import { spawnSync } from 'node:child_process'

test('docs/API.md and docs/contract.schema.json say what the contract says', () => {
  const run = spawnSync(process.execPath, ['config/generate-docs.mjs', '--check'], { encoding: 'utf8' })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
})
