import type { Heard } from '../people/phone'
import type { Town } from '../run/town'
import type { Change } from '../world/memory-store'
import { alarmRule, callRule } from './calls'
import { apartRule, logRule, oneFileRule } from './cases'
import { dutyRule } from './duties'
import { inboxRule, reminderRule, sendingRule } from './inbox'
import { mirrorOf } from './mirror'
import { itemRule, ledgerRule, moneyRule, paidRule } from './money'
import { noticeRule } from './notices'
import { consentRule, driveRule, kitRule, letterRule, rosterRule } from './outreach'
import { roundRule, silentRule } from './rounds'
import type { Rule, RuleOf } from './rule'
import { sealedRule } from './sealed'
import { workRule } from './work'

/** A rule that was broken: its name and what was seen. */
export type Broken = { readonly rule: string; readonly seen: string }

const RULES: readonly RuleOf[] = [
  logRule,
  oneFileRule,
  apartRule,
  moneyRule,
  paidRule,
  ledgerRule,
  itemRule,
  noticeRule,
  dutyRule,
  workRule,
  inboxRule,
  reminderRule,
  sendingRule,
  sealedRule,
  alarmRule,
  driveRule,
  rosterRule,
  letterRule,
  consentRule,
  kitRule,
  roundRule,
  silentRule,
]

/** Checks what must always be true: cheap rules after every move, others once a day or month. */
export const watch = () => {
  const mirror = mirrorOf()
  let rules: readonly Rule[] = []
  let town: Town | undefined
  let broken: Broken | undefined
  let seenOn = ''
  const report = (rule: string, seen: string): void => {
    broken ??= { rule, seen }
  }
  const day = async (): Promise<void> => {
    for (const rule of rules) await rule.day?.()
  }
  const month = async (): Promise<void> => {
    for (const rule of rules) await rule.month?.()
  }
  return {
    begin: (of: Town): void => {
      town = of
      rules = RULES.map((ruleOf) => ruleOf({ town: of, mirror, today: of.clock.today }, report))
    },
    heard: (call: Heard): void => {
      const found = callRule(call)
      if (found !== undefined) report(...found)
    },
    committed: (changes: readonly Change[]): void => {
      const seen = changes.flatMap((change) => mirror.take(change) ?? [])
      for (const rule of rules) {
        for (const one of seen) rule.changed?.(one)
        rule.committed?.(changes, seen)
      }
    },
    /** after each move */
    check: async (): Promise<Broken | undefined> => {
      const today = town?.clock.today() ?? ''
      for (const rule of rules) rule.moved?.()
      if (broken === undefined && today !== seenOn) await day()
      if (broken === undefined && today.slice(0, 7) !== seenOn.slice(0, 7)) await month()
      seenOn = today
      return broken
    },
    end: async (): Promise<Broken | undefined> => {
      if (broken === undefined) await month()
      return broken
    },
  }
}
