import { spawnSync } from 'node:child_process'

test('docs/API.md, docs/contract.schema.json and docs/LIFECYCLE.md agree with the contract and the steps', () => {
  const run = spawnSync(process.execPath, ['config/generate-docs.mjs', '--check'], { encoding: 'utf8' })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
})
