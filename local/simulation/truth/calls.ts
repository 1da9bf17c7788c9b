import type { Answer } from '@domain/contract/call'
import { CALLS } from '@domain/contract/index'
import type { Heard } from '../people/phone'
import type { RuleOf } from './rule'

const versionIn = (answer: Answer<unknown>): number | undefined => {
  if (!answer.ok || typeof answer.value !== 'object' || answer.value === null) return undefined
  const { version } = answer.value as { readonly version?: unknown }
  return typeof version === 'number' ? version : undefined
}

/** What is said about a call by itself: a repeat gets the first answer, and a step is taken on the case as it was seen. */
export const callRule = ({
  name,
  version,
  answer,
  before,
}: Heard): readonly [rule: string, seen: string] | undefined => {
  if (answer === 'no answer' || CALLS[name].kind === 'query') return undefined
  if (before?.ok === true && JSON.stringify(answer.ok && answer.value) !== JSON.stringify(before.value))
    return ['a repeat gets the first answer', `${name}: ${JSON.stringify(answer.ok ? answer.value : answer.refusal)}`]
  const now = versionIn(answer)
  if (version !== undefined && now !== undefined && now !== version + 1)
    return ['a step is taken on the case as it was seen', `${name} on version ${version} made version ${now}`]
  return undefined
}

/** The product broke a promise of its own: an alarm without any trouble from outside. */
export const alarmRule: RuleOf = ({ town: { cloud } }, broken) => ({
  moved: () => {
    for (const { event, fields } of cloud.alarms)
      if (!cloud.trouble.met && (event === 'broken' || event === 'job'))
        broken('no alarm without trouble', `${event} ${fields.call ?? fields.job ?? ''} ${fields.error ?? ''}`)
    cloud.alarms.length = 0
  },
})
