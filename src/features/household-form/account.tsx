import { TextInput } from '@src/components'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import type { Wrongs } from '../../components/wrongs'
import { labelled, type StepProps } from './step'

type Bank = { readonly bank: string; readonly branch: string; readonly number: string }
type BankProps = { readonly account: Bank; readonly set: (patch: Partial<Bank>) => void; readonly wrongs: Wrongs }

/** Which account the money goes to. */
export const BankFields = ({ account, set, wrongs }: BankProps) => {
  const field = labelled(account, set, wrongs)
  return (
    <>
      <TextInput {...field('bank')} placeholder={apply.bankHint} testId='account-bank' />
      <TextInput {...field('branch')} hint={apply.branchWhere} placeholder={apply.branchHint} testId='account-branch' />
      <TextInput kind='number' {...field('number')} testId='account-number' />
    </>
  )
}

export const AccountStep = ({ draft, set, wrongs }: StepProps) => {
  const a = draft.account
  return (
    <View>
      <BankFields account={a} set={(patch) => set({ account: { ...a, ...patch } })} wrongs={wrongs} />
      <Text className='quiet'>{apply.cardOwn}</Text>
    </View>
  )
}
