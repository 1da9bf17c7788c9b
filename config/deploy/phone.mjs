// Builds the mini-program for this environment and uploads it as a development version. A person submits it for review and
// publishes it on the platform's own pages.
import { spawnSync } from 'node:child_process'
import { ciHome, installCi } from '../miniprogram-ci.mjs'
import { at, root } from '../rooms.mjs'

/** @param {Readonly<Record<string, string>>} settings */
export const buildPhone = (settings) => {
  const { status } = spawnSync(process.execPath, ['config/build-if-stale.mjs', '--force', 'weapp'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CLOUD_ENV: settings['CLOUD_ENV'],
      TEMPLATES: settings['TEMPLATES'] ?? '',
    },
  })
  if (status !== 0) throw new Error('小程序没有构建成功')
}

/** @param {Readonly<Record<string, string>>} settings @param {{ version: string, commit: string }} what */
export const uploadPhone = (settings, { version, commit }) => {
  installCi()
  const { status } = spawnSync(process.execPath, [at('config/deploy/upload.cjs'), ciHome, at('dist/weapp')], {
    cwd: ciHome,
    stdio: 'inherit',
    env: {
      ...process.env,
      WX_APPID: settings['WX_APPID'],
      WX_UPLOAD_KEY: settings['WX_UPLOAD_KEY'],
      WX_ROBOT: settings['WX_ROBOT'] ?? '1',
      UPLOAD_VERSION: version,
      UPLOAD_DESC: `${version} ${commit.slice(0, 10)}`,
    },
  })
  if (status !== 0) throw new Error('小程序没有上传成功')
}
