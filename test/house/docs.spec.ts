import { spawnSync } from 'node:child_process'

test('docs/API.md, docs/contract.schema.json, docs/LIFECYCLE.md and the list of decision records are up to date', () => {
  const run = spawnSync(process.execPath, ['config/generate-docs.mjs', '--check'], { encoding: 'utf8' })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
})
