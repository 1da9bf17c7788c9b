import { LONGEST } from '@domain/household/longest'
import { Banner, Button, Choice, TextInput } from '@src/components'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import type { Wrongs } from '../../components/wrongs'
import { bankOfCard, USUAL_BANKS } from './bank-of-card'
import { Offered } from './offered'
import { labelled, type StepProps, say } from './step'

type Bank = { readonly bank: string; readonly branch: string; readonly number: string }
type BankProps = { readonly account: Bank; readonly set: (patch: Partial<Bank>) => void; readonly wrongs: Wrongs }

/** Which account the money goes to. */
export const BankFields = ({ account, set, wrongs }: BankProps) => {
  const field = labelled(account, set, wrongs)
  return (
    <>
      <TextInput {...field('bank')} placeholder={apply.bankHint} testId='account-bank' />
      <TextInput
        {...field('branch')}
        optional
        hint={apply.branchWhere}
        placeholder={apply.branchHint}
        testId='account-branch'
      />
      <TextInput kind='number' {...field('number')} testId='account-number' />
    </>
  )
}

export const AccountBlock = ({ draft, set, wrongs, how }: StepProps) => {
  const a = draft.account
  const change = (patch: Partial<typeof a>): void => set((now) => ({ account: { ...now.account, ...patch } }))
  const field = labelled(a, change, wrongs)
  const suggested = bankOfCard(a.number)
  // the bank follows the number until the person has chosen another
  const typed = (number: string): void => {
    const bank = bankOfCard(number)
    change({ number, ...(bank !== undefined && (a.bank === '' || a.bank === suggested) ? { bank } : {}) })
  }
  if (a.none === true)
    return (
      <View>
        <Offered
          label={apply.noCardWhy}
          offers={apply.noCardReasons}
          other={apply.otherOne}
          value={a.because ?? ''}
          onChange={(because) => change({ because })}
          error={wrongs['noAccountBecause']}
          maxLength={LONGEST.notCountedBecause}
          placeholder={apply.noCardWhyHint}
          testId='no-account'
        />
        <Banner tone='blue' text={say(how, apply.noCardThen)} />
        <Button kind='plain' block onTap={() => change({ none: false })} testId='account-there'>
          {apply.haveCard}
        </Button>
      </View>
    )
  const knows = a.branchUnknown === true ? 'no' : a.branchUnknown === false || a.branch !== '' ? 'yes' : undefined
  return (
    <View>
      <TextInput
        kind='number'
        {...field('number')}
        hint={say(how, apply.cardOwn)}
        onChange={typed}
        testId='account-number'
      />
      <Button kind='quiet' onTap={() => change({ none: true })} testId='account-none'>
        {apply.noCardYet}
      </Button>
      <Offered
        grid
        label={apply.bank}
        offers={USUAL_BANKS}
        other={apply.otherOne}
        value={a.bank}
        onChange={(bank) => change({ bank })}
        error={wrongs['bank']}
        maxLength={LONGEST.bank}
        placeholder={apply.bankHint}
        testId='account-bank'
      />
      <Choice
        label={apply.branch}
        hint={apply.branchWhere}
        options={[
          { value: 'no', label: apply.branchUnknown },
          { value: 'yes', label: apply.branchKnown },
        ]}
        value={knows}
        onChange={(next) => change({ branchUnknown: next === 'no' })}
        error={knows === undefined ? wrongs['branch'] : undefined}
        testId='account-branch-known'
      />
      {knows === 'yes' ? (
        <TextInput {...field('branch')} hideLabel placeholder={apply.branchHint} testId='account-branch' />
      ) : null}
      <Text className='quiet'>{apply.noCard}</Text>
    </View>
  )
}
