import { spawnSync } from 'node:child_process'

test.each(['dist/weapp', 'dist/h5'])(
  'the styles of %s use nothing that the oldest supported phones do not know',
  (face) => {
    const { stdout, stderr } = spawnSync('node', ['config/floor-styles.mjs', face], { encoding: 'utf8' })
    expect(stdout + stderr).toBe('')
  },
)
