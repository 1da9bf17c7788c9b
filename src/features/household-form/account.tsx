import { LONGEST } from '@domain/household/longest'
import { fieldsOf, TextInput } from '@src/components'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import type { StepProps } from './step'

type Bank = { readonly bank: string; readonly branch: string; readonly number: string }

/** Which account the money goes to. */
export const BankFields = ({ field }: { readonly field: ReturnType<typeof fieldsOf<Bank>> }) => (
  <>
    <TextInput
      label={apply.bank}
      {...field('bank')}
      maxLength={LONGEST.bank}
      placeholder={apply.bankHint}
      testId='account-bank'
    />
    <TextInput
      label={apply.branch}
      {...field('branch')}
      maxLength={LONGEST.branch}
      hint={apply.branchWhere}
      placeholder={apply.branchHint}
      testId='account-branch'
    />
    <TextInput label={apply.cardNumber} kind='number' {...field('number')} maxLength={23} testId='account-number' />
  </>
)

export const AccountStep = ({ draft, set, wrongs }: StepProps) => {
  const a = draft.account
  return (
    <View>
      <BankFields field={fieldsOf<Bank>(a, (patch) => set({ account: { ...a, ...patch } }), wrongs)} />
      <Text className='quiet'>{apply.cardOwn}</Text>
    </View>
  )
}
