import { declared } from '@cloud/adapters/wechat/declare'
import { asksWho, type CallSpec, GENERAL } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import { CALLS, type CallName } from '@domain/contract/index'
import { REFUSAL_NUMBERS } from '@domain/kernel/refusal-numbers'
import { REFUSALS, type RefusalCode } from '@domain/kernel/refusals'
import { refusalText } from '@src/text/refusals'
import { callSchemas, definitions, type Json } from './schemas'
import { typeText } from './type-text'
import { CALLER_WORDS, PREFACE, RETRY_WORDS, SCOPE_WORDS } from './words'

const specs = Object.entries(CALLS) as [CallName, CallSpec][]

/** All codes a call may refuse with, including the general ones. */
const refusalsOf = (spec: CallSpec): readonly RefusalCode[] => [
  ...spec.refusals,
  ...(spec.action === undefined ? [] : GENERAL.step),
  ...(spec.kind === 'command' && spec.scope === 'case' ? GENERAL.onCase : []),
  ...(asksWho(spec) ? GENERAL.asksWho : []),
  ...(spec.kind === 'command' ? GENERAL.command : []),
  ...GENERAL.every,
]

const refusalRow = (code: RefusalCode): string =>
  `| \`${code}\` | ${REFUSAL_NUMBERS[code]} | ${refusalText({ code })} | ${RETRY_WORDS[REFUSALS[code]]} |`
const refusalTable = (codes: readonly RefusalCode[]): string =>
  ['| 代码 | 编号 | 给人看的话 | 然后 |', '|---|---|---|---|', ...codes.map(refusalRow)].join('\n')

const block = (schema: Json): string => `\`\`\`\n${typeText(schema)}\n\`\`\``

const callText = ([name, spec]: [CallName, CallSpec], schemas: ReturnType<typeof callSchemas>): string => {
  const facts = [
    `- 种类：${spec.kind === 'command' ? '命令' : '查询'}，入口 \`${entryOf(name)}\``,
    `- 谁可以：${spec.who.map((caller) => CALLER_WORDS[caller]).join('、')}`,
    `- 在哪里：${SCOPE_WORDS[spec.scope]}`,
    ...(spec.action === undefined
      ? []
      : [`- 对应案件生命周期中的 \`${spec.action}\`：须带 \`caseId\` 与 \`expectedVersion\``]),
  ]
  const own = [...new Set(spec.refusals)]
  return [
    `### \`${name}\` ${spec.about}`,
    facts.join('\n'),
    `输入：\n\n${block(schemas[name].input)}`,
    `输出：\n\n${block(schemas[name].output)}`,
    own.length === 0 ? '除通用拒绝外没有别的拒绝。' : `可能的拒绝（另见通用拒绝）：\n\n${refusalTable(own)}`,
  ].join('\n\n')
}

const general = (): string =>
  [
    '## 通用拒绝',
    `任何调用都可能：\n\n${refusalTable(GENERAL.every)}`,
    `命令还可能：\n\n${refusalTable(GENERAL.command)}`,
    `对一个案件的命令还可能：\n\n${refusalTable(GENERAL.onCase)}`,
    `办理案件的一步还可能：\n\n${refusalTable(GENERAL.step)}`,
    `办理案件和资金的命令还要先知道是谁在办：\n\n${refusalTable(GENERAL.asksWho)}`,
    `填错身份证号或银行卡号时，任何调用都会具体指出：\n\n${refusalTable(GENERAL.withNumber)}`,
  ].join('\n\n')

/** The text of docs/API.md. */
export const apiText = (): string => {
  const schemas = callSchemas()
  const shapes = Object.entries(definitions()).map(([id, schema]) => `### ${id}\n\n${block(schema)}`)
  return `${[
    PREFACE,
    general(),
    '## 调用',
    ...specs.map((call) => callText(call, schemas)),
    '## 共用的结构',
    ...shapes,
  ].join('\n\n')}\n`
}

/** The text of docs/contract.schema.json. */
export const schemaText = (): string => {
  const schemas = callSchemas()
  const calls = Object.fromEntries(
    specs.map(([name, spec]) => [
      name,
      {
        kind: spec.kind,
        entry: entryOf(name),
        who: spec.who,
        scope: spec.scope,
        ...(spec.action === undefined ? {} : { action: spec.action }),
        about: spec.about,
        refusals: [...new Set(refusalsOf(spec))],
        ...schemas[name],
      },
    ]),
  )
  const whole = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '工会帮扶接口契约',
    $defs: definitions(),
    calls,
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

export { lifecycleText } from './lifecycle'

/** The collections and indexes that an environment of WeChat's cloud must have before the functions run. */
export const indexesText = (): string => `${JSON.stringify(declared, null, 2)}\n`
