// Reads the settings of a deployment to WeChat's cloud from the environment or from the git-ignored file deploy.env next to
// package.json (the environment takes precedence). All settings are checked before the first request; an error names the
// setting, never its value.
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { at } from '../rooms.mjs'

/** @typedef {{ name: string, about: string, wrong: (text: string) => string | undefined, optional?: true, secret?: true, for: ('cloud' | 'phone')[] }} Setting */

/** @param {RegExp} form @param {string} words */
const shaped = (form, words) => (/** @type {string} */ text) => (form.test(text) ? undefined : words)

/** @param {string} text */
const badRing = (text) => {
  const parts = text.split(',').map((part) => part.trim())
  const sound = parts.every((part) => /^[\w-]{1,20}:[A-Za-z0-9+/]{43}=$/.test(part))
  return sound ? undefined : '应为“编号:32 字节的 base64”，多把用逗号隔开，第一把用来加密'
}

const TEMPLATE =
  /^(progress|wanted|decision|payment|duty):[\w-]{20,80}(:thing\d{1,2}\.(date|time)\d{1,2}\.thing\d{1,2})?$/

/** @param {string} text */
const badTemplates = (text) =>
  text.split(',').every((part) => TEMPLATE.test(part.trim())) ? undefined : '应为 progress:模板ID,wanted:模板ID 这样'

/** @type {Setting[]} */
const SETTINGS = [
  {
    name: 'CLOUD_ENV',
    about: '云开发环境 ID',
    wrong: shaped(/^[a-z0-9][a-z0-9-]{2,60}$/, '应为小写字母、数字和连字符，例如 bangfu-1a2b3c'),
    for: ['cloud', 'phone'],
  },
  {
    name: 'CLOUD_REGION',
    about: '环境所在地域',
    wrong: shaped(/^ap-[a-z]+$/, '应为 ap-shanghai 这样的地域'),
    optional: true,
    for: ['cloud'],
  },
  {
    name: 'CLOUD_SECRET_ID',
    about: '腾讯云访问密钥 ID（子账号，只授云开发与云函数权限）',
    wrong: shaped(/^[A-Za-z0-9]{20,80}$/, '长度或字符不对'),
    secret: true,
    for: ['cloud'],
  },
  {
    name: 'CLOUD_SECRET_KEY',
    about: '腾讯云访问密钥',
    wrong: shaped(/^[A-Za-z0-9]{16,80}$/, '长度或字符不对'),
    secret: true,
    for: ['cloud'],
  },
  {
    name: 'SEAL_KEYS',
    about: '加密身份证号等字段的密钥',
    wrong: badRing,
    secret: true,
    for: ['cloud'],
  },
  {
    name: 'HASH_KEY',
    about: '查找身份证号用的密钥；有了数据以后不能再换',
    wrong: shaped(/^[A-Za-z0-9+/]{43}=$/, '应为 32 字节的 base64'),
    secret: true,
    for: ['cloud'],
  },
  {
    name: 'CITIES',
    about: '第一个市以外的各市和省的代码，用逗号隔开；每个再写 SEAL_KEYS_代码、HASH_KEY_代码',
    wrong: shaped(/^[0-9A-Za-z]{4,12}(,[0-9A-Za-z]{4,12})*$/, '代码是 4 到 12 位字母、数字'),
    optional: true,
    for: ['cloud'],
  },
  {
    name: 'SEAL_SUITE',
    about: '密码算法：aes 或 sm（国密）；有了数据以后不能再换',
    wrong: shaped(/^(aes|sm)$/, '只能是 aes 或 sm'),
    optional: true,
    for: ['cloud'],
  },
  {
    name: 'LINK_SECRET',
    about: '上传凭证与查看地址的签名密钥',
    wrong: shaped(/^\S{32,200}$/, '至少 32 个字符'),
    secret: true,
    for: ['cloud'],
  },
  {
    name: 'SETUP_CODE',
    about: '首次设置时第一位管理员输入的设置码，用过即失效',
    wrong: shaped(/^[A-Za-z0-9_-]{16,64}$/, '16 到 64 个字母、数字'),
    optional: true,
    secret: true,
    for: ['cloud'],
  },
  {
    name: 'TEMPLATES',
    about: '订阅消息模板：主题:模板ID，字段编号不同的再加 :thing4.date2.thing7；用逗号隔开',
    wrong: badTemplates,
    optional: true,
    for: ['cloud', 'phone'],
  },
  {
    name: 'CLOUD_TRANSACTIONS',
    about: '一次事务里能否一次写多份文档：batch 或 single；实测（npm run smoke）说不能时填 single',
    wrong: shaped(/^(batch|single)$/, '只能是 batch 或 single'),
    optional: true,
    for: ['cloud'],
  },
  {
    name: 'CLOUD_RUNTIME',
    about: '新建云函数的运行环境；云环境不接受 Nodejs24.11 时填 Nodejs22.21',
    wrong: shaped(/^Nodejs(20\.19|22\.21|24\.11)$/, '只能是 Nodejs24.11、Nodejs22.21 或 Nodejs20.19'),
    optional: true,
    for: ['cloud'],
  },
  {
    name: 'WECHAT_STATE',
    about: '消息和小程序码打开哪个版本：formal（正式）、trial（体验）、developer（开发）',
    wrong: shaped(/^(formal|trial|developer)$/, '只能是 formal、trial 或 developer'),
    optional: true,
    for: ['cloud'],
  },
  {
    name: 'WX_APPID',
    about: '小程序的 AppID',
    wrong: shaped(/^wx[0-9a-f]{16}$/, '应为 wx 开头的 18 位'),
    for: ['phone'],
  },
  {
    name: 'WX_UPLOAD_KEY',
    about: '代码上传密钥文件的位置（公众平台“开发设置”里下载）',
    wrong: (text) => (existsSync(text) ? undefined : '没有这个文件'),
    for: ['phone'],
  },
  {
    name: 'WX_ROBOT',
    about: '上传机器人编号',
    wrong: shaped(/^([1-9]|[12]\d|30)$/, '1 到 30'),
    optional: true,
    for: ['phone'],
  },
]

/** @typedef {Readonly<Record<string, string>>} Settings */

/** @returns {Record<string, string | undefined>} */
const fromFile = () => {
  const file = at('deploy.env')
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
}

/**
 * @param {('cloud' | 'phone')[]} parts the parts to be deployed
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{ settings: Settings, faults: string[] }}
 */
export const readSettings = (parts, env) => {
  const told = { ...fromFile(), ...env }
  /** @type {Record<string, string>} */
  const settings = {}
  const faults = SETTINGS.filter((each) => each.for.some((part) => parts.includes(part))).flatMap((setting) => {
    const text = told[setting.name]?.trim() ?? ''
    if (text === '') return setting.optional ? [] : [`${setting.name} 没有填：${setting.about}`]
    const wrong = setting.wrong(text)
    if (wrong !== undefined) return [`${setting.name} 不对：${wrong}`]
    settings[setting.name] = text
    return []
  })
  for (const code of (settings['CITIES'] ?? '').split(',').filter((each) => each !== ''))
    for (const name of [`SEAL_KEYS_${code}`, `HASH_KEY_${code}`]) {
      const text = told[name]?.trim() ?? ''
      if (text === '') faults.push(`${name} 没有填：${code} 这个市自己的密钥`)
      else settings[name] = text
    }
  return { settings, faults }
}
