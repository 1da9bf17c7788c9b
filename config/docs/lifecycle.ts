import { ACTIONS, type Action } from '@domain/application/action'
import { actionsAt, moveOf } from '@domain/application/lifecycle'
import { GRANT_ACTS, type GrantAct, GrantState } from '@domain/application/money/grant'
import { STAGES, type Stage } from '@domain/application/stage'
import { nextStage } from '@domain/application/stages'
import type { Doer } from '@domain/application/step'
import { stepOf } from '@domain/application/steps'
import { isKeyOf } from '@domain/kernel/keys'
import type { ActModule } from '@domain/payout/act'
import { ACTS } from '@domain/payout/acts'
import { BATCH_ACTS, type BatchAct, BatchState } from '@domain/payout/payout'
import type { Policy } from '@domain/policy/policy'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { stageText } from '@src/text/stages'
import { actionText } from '@src/text/steps'
import { CALLER_WORDS } from './words'

const ORDERS: readonly Policy['stageOrder'][] = ['crosscheck-before-notice', 'crosscheck-after-review']

/** All stages a step can lead to from this stage, under any policy. */
const targets = (stage: Stage, action: Action): readonly Stage[] => {
  const to = moveOf(stage, action)?.to
  if (to === undefined || to === 'stay') return []
  if (to === 'next')
    return [
      ...new Set(
        ORDERS.flatMap((order) =>
          action === 'completeCrosscheck'
            ? [nextStage(stage, order, true)]
            : [true, false].map((done) => nextStage(stage, order, done)),
        ),
      ),
    ]
  return typeof to === 'string' ? [to] : to
}

const node = (stage: Stage): string => stage.replace(/-/g, '_')

const edges = (): readonly string[] => {
  const verbs = new Map<string, Action[]>()
  for (const stage of STAGES)
    for (const action of actionsAt(stage))
      for (const to of targets(stage, action))
        if (to !== stage) verbs.set(`${stage}>${to}`, [...(verbs.get(`${stage}>${to}`) ?? []), action])
  return [...verbs].map(([key, actions]) => {
    const [from, to] = key.split('>') as [Stage, Stage]
    return `  ${node(from)} --> ${node(to)}: ${actions.map((action) => actionText[action]).join('／')}`
  })
}

const DOERS: Readonly<Record<Doer, string>> = {
  ...CALLER_WORDS,
  applicant: '申请人',
  household: '同户成年人',
  member: '本单位会员',
  system: '系统',
}

const row = (action: Action): string => {
  const step = stepOf(action)
  const by = new Set(Object.values(step.at).flatMap((move) => move.by))
  const where = STAGES.filter((stage) => step.at[stage] !== undefined)
  const at = where.length === STAGES.length ? '任何阶段' : where.map((stage) => stageText[stage]).join('、')
  const notes = [
    ...(step.judges === true ? ['调查人回避'] : []),
    ...(step.cityAfterCountyAt === undefined ? [] : ['市级与县级不同人']),
    ...(step.wants === undefined ? [] : ['有前提']),
    ...(step.elsewhere === true ? ['不在案件页上办'] : []),
  ]
  return `| \`${action}\` | ${actionText[action]} | ${[...by].map((doer) => DOERS[doer]).join('、')} | ${at} | ${notes.join('；')} |`
}

const ACT_WORDS: Readonly<Record<BatchAct, string>> = {
  approve: payoutText.approve.title,
  reject: payoutText.endings.reject.open,
  export: payoutText.file.send,
  handOver: payoutText.handOver.title,
  recall: payoutText.endings.recall.open,
  notAccepted: payoutText.endings.notAccepted.open,
  answer: payoutText.result.title,
}

const batchEdges = (name: BatchAct): readonly string[] =>
  Object.entries((ACTS[name] as ActModule).at).flatMap(([from, to]) =>
    [to]
      .flat()
      .filter((each) => each !== 'stay' && each !== from)
      .map((each) => `  ${from} --> ${each}: ${ACT_WORDS[name]}`),
  )

const batchRow = (name: BatchAct): string => {
  const { at, by, notBy, wants, evenOwn } = ACTS[name] as ActModule
  const where = BatchState.options.filter((state) => at[state] !== undefined)
  const notes = [
    ...(notBy === undefined ? [] : ['制单人以外的人']),
    ...(evenOwn === true ? [] : ['本户回避']),
    ...(wants === undefined ? [] : ['有前提']),
  ]
  const states = where.map((state) => payoutText.states[state]).join('／')
  return `| \`${name}\` | ${ACT_WORDS[name]} | ${CALLER_WORDS[by]} | ${states} | ${notes.join('；')} |`
}

/** Acts on a grant that are no steps of their own. */
const BATCH_WORDS = {
  take: '组成批次',
  giveBack: '批次退回、撤回、银行未受理',
  recoverAll: '收到退回的钱（收齐）',
  dropRecovery: '了结追回（撤销要求）',
} as const

const grantEdges = (): readonly string[] =>
  (Object.keys(GRANT_ACTS) as GrantAct[]).flatMap((act) => {
    const { at, to } = GRANT_ACTS[act]
    const word = isKeyOf(BATCH_WORDS, act) ? BATCH_WORDS[act] : actionText[act]
    return at.filter((from) => from !== to).map((from) => `  ${from} --> ${to}: ${word}`)
  })

const batchText = (): readonly string[] => [
  '## 发放批次的一生 · Payout batch',
  '由 `domain/payout` 各动作的模块生成（[0045](decisions/0045-each-act-on-a-batch-is-one-module.md)）。',
  [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> made',
    ...BatchState.options.map((state) => `  ${state}: ${payoutText.states[state]}`),
    ...BATCH_ACTS.flatMap(batchEdges),
    '```',
  ].join('\n'),
  ['| 动作 | 名称 | 谁 | 在哪个状态 | 另外 |', '|---|---|---|---|---|', ...BATCH_ACTS.map(batchRow)].join('\n'),
  '## 一笔帮扶的一生 · Grant',
  '由 `domain/application/money/grant.ts` 生成。',
  [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> held: ${actionText.holdGrant}`,
    ...GrantState.options.map((state) => `  ${state}: ${fundText.states[state]}`),
    ...grantEdges(),
    '```',
  ].join('\n'),
]

/** The text of docs/LIFECYCLE.md. */
export const lifecycleText = (): string =>
  `${[
    '# 案件的一生 · Lifecycle',
    '本文由 `domain/application` 各步骤的模块生成（`npm run docs`），请勿手改。一个步骤是什么，只写在它的模块里（[0041](decisions/0041-each-step-is-one-module.md)）。',
    [
      '```mermaid',
      'stateDiagram-v2',
      '  [*] --> submitted',
      ...STAGES.map((stage) => `  ${node(stage)}: ${stageText[stage]}`),
      ...edges(),
      '```',
    ].join('\n'),
    ['| 步骤 | 名称 | 谁 | 在哪个阶段 | 另外 |', '|---|---|---|---|---|', ...ACTIONS.map((action) => row(action))].join(
      '\n',
    ),
    ...batchText(),
  ].join('\n\n')}\n`
