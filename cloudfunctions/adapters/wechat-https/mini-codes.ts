import type { Log, MiniCodes } from '@cloud/ports/world'
import { WechatFault } from './ask'
import type { WechatClient } from './client'

const PATH = '/wxa/getwxacodeunlimit'
const SCENE_MAX = 32

/** Pictures of mini-program codes. `scene`: at most 32 characters, no `%`. */
export const httpsMiniCodes = (
  client: Pick<WechatClient, 'call'>,
  state: 'formal' | 'trial' | 'developer',
  log: Log,
): MiniCodes => ({
  draw: async (page, scene) => {
    if (scene.length > SCENE_MAX || scene.includes('%')) return undefined
    const version = { formal: 'release', trial: 'trial', developer: 'develop' }[state]
    try {
      const { bytes, json } = await client.call(PATH, { page, scene, check_path: false, env_version: version })
      return json === undefined ? bytes : undefined // JSON without an error is no picture either
    } catch (error) {
      if (!(error instanceof WechatFault)) throw error
      log.alarm('wechat', { call: 'code.draw', outcome: 'unavailable', code: String(error.errcode) })
      return undefined
    }
  },
})
