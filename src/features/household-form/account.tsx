import { LONGEST } from '@domain/household/longest'
import { Banner, Button, Row, TextInput } from '@src/components'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Wrongs } from '../../components/wrongs'
import { bankOfCard, USUAL_BANKS } from './bank-of-card'
import { Offered } from './offered'
import { labelled, type StepProps, say } from './step'

type Account = { readonly bank: string; readonly branch: string; readonly number: string }
type CardProps = {
  readonly account: Account
  readonly set: (patch: Partial<Account>) => void
  readonly wrongs: Wrongs
  /** who the account belongs to, where it is not the reader's own */
  readonly ownHint?: string
  /** shown below the number */
  readonly children?: ReactNode
}

/** The bank: recognised by the card number, or one of the usual ones. */
const Bank = ({ account, set, wrongs }: CardProps) => {
  const [other, setOther] = useState(false)
  const recognised = bankOfCard(account.number)
  if (recognised !== undefined && account.bank === recognised && !other)
    return (
      <Row label={apply.bank} value={`${recognised}（${apply.byCard}）`} testId='account-bank-by-card'>
        <Button kind='quiet' onTap={() => setOther(true)} testId='account-bank-other'>
          {apply.otherBank}
        </Button>
      </Row>
    )
  return (
    <Offered
      grid
      label={apply.bank}
      offers={USUAL_BANKS}
      other={apply.otherOne}
      value={account.bank}
      onChange={(bank) => set({ bank })}
      error={wrongs['bank']}
      maxLength={LONGEST.bank}
      placeholder={apply.bankHint}
      testId='account-bank'
    />
  )
}

/** Which account the money goes to: its number, the bank, which the number mostly tells, and the branch for those who know it. */
export const CardFields = ({ account, set, wrongs, children, ownHint }: CardProps) => {
  const field = labelled(account, set, wrongs)
  const suggested = bankOfCard(account.number)
  // the bank follows the number until the person has chosen another
  const typed = (number: string): void => {
    const bank = bankOfCard(number)
    set({ number, ...(bank !== undefined && (account.bank === '' || account.bank === suggested) ? { bank } : {}) })
  }
  return (
    <>
      <TextInput
        kind='number'
        {...field('number')}
        hint={ownHint ?? apply.cardOwn}
        onChange={typed}
        testId='account-number'
      />
      {children}
      <Bank account={account} set={set} wrongs={wrongs} />
      <TextInput
        {...field('branch')}
        optional
        hint={apply.branchWhere}
        placeholder={apply.branchHint}
        testId='account-branch'
      />
    </>
  )
}

export const AccountBlock = ({ draft, set, wrongs, how }: StepProps) => {
  const a = draft.account
  const change = (patch: Partial<typeof a>): void => set((now) => ({ account: { ...now.account, ...patch } }))
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
  return (
    <View>
      <CardFields account={a} set={change} wrongs={wrongs} ownHint={say(how, apply.cardOwn)}>
        <Button kind='quiet' onTap={() => change({ none: true })} testId='account-none'>
          {apply.noCardYet}
        </Button>
      </CardFields>
      <Text className='quiet'>{apply.noCard}</Text>
    </View>
  )
}
