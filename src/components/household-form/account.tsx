import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { TextInput } from '../inputs'
import type { StepProps } from './step'

export const AccountStep = ({ draft, set, wrongs }: StepProps) => {
  const a = draft.account
  const change = (patch: Partial<typeof a>): void => set({ account: { ...a, ...patch } })
  return (
    <View>
      <TextInput
        label={apply.bank}
        value={a.bank}
        onChange={(bank) => change({ bank })}
        maxLength={40}
        placeholder={apply.bankHint}
        error={wrongs['bank']}
        testId='account-bank'
      />
      <TextInput
        label={apply.branch}
        value={a.branch}
        onChange={(branch) => change({ branch })}
        maxLength={60}
        hint={apply.branchWhere}
        placeholder={apply.branchHint}
        error={wrongs['branch']}
        testId='account-branch'
      />
      <TextInput
        label={apply.cardNumber}
        kind='number'
        value={a.number}
        onChange={(number) => change({ number })}
        maxLength={23}
        error={wrongs['number']}
        testId='account-number'
      />
      <Text className='quiet'>{apply.cardOwn}</Text>
    </View>
  )
}
