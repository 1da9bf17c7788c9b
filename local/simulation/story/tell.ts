import type { CallName } from '@domain/contract/index'
import { CALLS } from '@domain/contract/index'
import type { Outcome } from '../run/run'
import type { Told } from '../run/town'

/** Calls that only look, and uploads: left out of a story. */
const isQuiet = (name: CallName): boolean => CALLS[name].kind === 'query' || name.startsWith('file.')

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/^worker-(\d+)$/, '职工 $1'],
  [/^admin-1$/, '管理员'],
  [/^city-city-reviewer-(\d)$/, '市级审核 $1'],
  [/^city-fund-officer-(\d)$/, '市财务经办 $1'],
  [/^city-fund-approver-(\d)$/, '市财务复核 $1'],
  [/^(\w+)-base-officer-(\d)$/, '$1 工会经办 $2'],
  [/^(\w+)-county-reviewer-(\d)$/, '$1 县级审核 $2'],
  [/^(\w+)-fund-officer-(\d)$/, '$1 财务经办 $2'],
  [/^(\w+)-fund-approver-(\d)$/, '$1 财务复核 $2'],
]
const nameOf = (who: string): string => {
  for (const [key, words] of ROLES) if (key.test(who)) return who.replace(key, words)
  return who
}

/** `CALLS` has one sentence for each call; its first part names the act. */
const actOf = (name: CallName): string => (CALLS[name].about.split(/[，：；（]/)[0] ?? name).trim()

const lineOf = ({ on, who, name, caseId, outcome, fault }: Told): string => {
  const said = outcome === 'no answer' ? '没有回音' : outcome === 'ok' ? '办成' : `被拒（${outcome}）`
  const about = caseId === undefined ? '' : `（${caseId.slice(-6)}）`
  return `${on}  ${nameOf(who)}  ${actOf(name)}${about}：${said}${fault === undefined ? '' : `  【${fault}】`}`
}

/** A run as a story in the words of the trade: the day, who, what, and the answer. The founding of the city is left out. */
export const tell = ({ story, broken, founded }: Outcome): string =>
  [
    ...story
      .slice(founded)
      .filter(({ name }) => !isQuiet(name))
      .map(lineOf),
    ...(broken === undefined ? [] : [`违反“${broken.rule}”：${broken.seen}`]),
  ].join('\n')
