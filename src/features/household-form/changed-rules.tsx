import { ruleChanges } from '@domain/policy/changes'
import type { Policy } from '@domain/policy/policy'
import { Card } from '@src/components'
import { apply, ruleChangeText } from '@src/text/apply'
import { Text } from '@tarojs/components'
import type { FormDraft } from './draft'

/** The changes in the policy since the form was begun, for this household's area; nothing when there are none. */
export const ChangedRules = ({ draft, policy }: { readonly draft: FormDraft; readonly policy: Policy | undefined }) => {
  if (policy === undefined || draft.rules === undefined) return null
  const changes = ruleChanges(draft.rules, policy, draft.base?.jurisdiction ?? 'default')
  if (changes.length === 0) return null
  return (
    <Card title={apply.rulesTitle} tone='urgent' testId='changed-rules'>
      <Text className='consent-line'>{apply.rulesLead}</Text>
      {changes.map(({ rule, before, now }) => (
        <Text key={rule} className='consent-line'>
          {ruleChangeText[rule](before, now)}
        </Text>
      ))}
    </Card>
  )
}
