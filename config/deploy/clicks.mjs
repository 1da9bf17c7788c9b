// Steps that no interface offers, as clicks in the console; printed after every deployment. docs/DEPLOY.md contains the same
// text, copied by hand.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FUNCTIONS } from './functions.mjs'

/** @param {string} from @param {string} name @returns {string[]} */
const permissionsOf = (from, name) => {
  const file = path.join(from, name, 'config.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).permissions?.openapi ?? []) : []
}

/** @param {string} from folder with one subfolder per function @returns {string[]} */
export const clicks = (from) => {
  const asking = FUNCTIONS.map((name) => ({ name, permissions: permissionsOf(from, name) })).filter(
    ({ permissions }) => permissions.length > 0,
  )
  return [
    ...asking.map(
      ({ name, permissions }) =>
        `微信开发者工具 → 打开本目录 → dist/cloud/${name} 右键 → “云函数增量上传：更新 config.json 权限”（${permissions.join('、')}；约 10 分钟后生效）`,
    ),
    '云开发控制台 → 设置 → 其他设置 → 消息推送 → 添加：消息类型 event，事件 wxa_media_check 与 subscribe_msg_change_event，各选云函数 events',
    '云开发控制台 → 数据库 → 备份：确认每日自动备份已开',
    '公众平台 → 版本管理 → 开发版本：选刚上传的版本“提交审核”，通过后“发布”；回退也在这一页',
  ]
}
