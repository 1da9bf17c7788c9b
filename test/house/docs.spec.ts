import { spawnSync } from 'node:child_process'

test('docs/API.md, docs/contract.schema.json and docs/LIFECYCLE.md say what contract and steps say', () => {
  const run = spawnSync(process.execPath, ['config/generate-docs.mjs', '--check'], { encoding: 'utf8' })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
})
