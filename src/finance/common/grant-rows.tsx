import type { CallOutput } from '@domain/contract'
import { Day, Money, PlaceName, Table, Tag } from '@src/components'
import { go } from '@src/gateway'
import { programmeText } from '@src/text'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

export type Grant = CallOutput<'grant.list'>['items'][number]

const STATE_TONES = {
  held: 'amber',
  batched: 'blue',
  paid: 'green',
  failed: 'amber',
  released: 'plain',
  recovering: 'amber',
  recovered: 'plain',
} as const

const text = fundText.columns
/** fits a whole date with its weekday on one line */
const DAY = '184px'
/** wide enough that an amount is never wrapped or touches the next column */
const AMOUNT = '88px'
/** a checkbox with two characters, and the four of a programme, also in large type: 1024 pixels hold all seven columns */
const TICK = 'calc(62px + 32px * var(--fs, 1))'
const PROGRAMME = 'calc(64px * var(--fs, 1))'
/** fits a button of four characters on one line */
const ACTS = '96px'

/** Asked for only after the money was paid. */
const receiptOf = (grant: Grant): string => (grant.state === 'paid' ? fundText.grants.unconfirmed : '')

const paidColumns = [
  {
    key: 'paidOn',
    // both in one column, because a small screen has no space for another
    title: `${text.paidOn}、${text.receipt}`,
    render: (grant: Grant) => (
      <>
        {grant.paidOn === undefined ? null : <Day date={grant.paidOn} />}
        <View>
          {grant.confirmed ? <Tag tone='green'>{fundText.grants.confirmed}</Tag> : <Text>{receiptOf(grant)}</Text>}
        </View>
      </>
    ),
    width: DAY,
  },
  { key: 'account', title: text.account, render: (grant: Grant) => grant.lastFour ?? '' },
]

const nameOf = ({ name, attention, noAccount }: Grant) =>
  attention === true || noAccount === true ? (
    <>
      <Text>{name}</Text> {attention === true && <Tag tone='amber'>{fundText.grants.attention}</Tag>}
      {noAccount === true && <Tag tone='amber'>{fundText.grants.noAccount}</Tag>}
    </>
  ) : (
    name
  )

/** Grants one by one; a row opens the page of the household. `amountOf`: where only part of each grant is meant. */
export const GrantRows = ({
  grants,
  amountOf = (grant) => grant.amount,
  state,
  first,
  last,
}: {
  readonly grants: readonly Grant[]
  readonly amountOf?: (grant: Grant) => number
  readonly state: Grant['state'] | undefined
  /** an extra first and last column, for a checkbox or an action */
  readonly first?: { readonly title: string; readonly render: (grant: Grant) => ReactNode }
  readonly last?: { readonly title: string; readonly render: (grant: Grant) => ReactNode }
}) => {
  const answered = state === 'paid' || state === 'failed'
  return (
    <Table
      columns={[
        ...(first === undefined ? [] : [{ key: 'first', ...first, width: TICK }]),
        { key: 'name', title: text.name, render: nameOf },
        { key: 'where', title: fundText.jurisdiction, render: (grant: Grant) => <PlaceName of={grant.jurisdiction} /> },
        {
          key: 'programme',
          title: text.programme,
          width: PROGRAMME,
          render: (grant: Grant) => programmeText[grant.programme],
        },
        {
          key: 'amount',
          title: text.amount,
          align: 'right' as const,
          width: AMOUNT,
          render: (grant: Grant) => <Money fen={amountOf(grant)} />,
        },
        ...(state === undefined
          ? [
              {
                key: 'state',
                title: text.state,
                render: (grant: Grant) => <Tag tone={STATE_TONES[grant.state]}>{fundText.states[grant.state]}</Tag>,
              },
            ]
          : []),
        // once there is a bank result, only its day is shown: a small screen has no space for two dates
        ...(answered
          ? []
          : [{ key: 'heldOn', title: text.heldOn, render: (grant: Grant) => <Day date={grant.heldOn} />, width: DAY }]),
        ...(state === undefined || state === 'paid' ? paidColumns : []),
        ...(state === 'failed'
          ? [
              { key: 'reason', title: text.reason, render: (grant: Grant) => grant.failedBecause ?? '' },
              {
                key: 'owner',
                title: text.owner,
                render: ({ failedOwner }: Grant) => (failedOwner === undefined ? '' : payoutText.owners[failedOwner]),
              },
            ]
          : []),
        ...(state === 'recovering' || state === 'recovered'
          ? [
              {
                key: 'recovery',
                title: payoutText.recovery.column,
                render: ({ recovery }: Grant) =>
                  recovery === undefined ? '' : payoutText.recovery.sums(recovery.received, recovery.demanded),
              },
            ]
          : []),
        ...(last === undefined ? [] : [{ key: 'last', ...last, width: ACTS }]),
      ]}
      rows={grants}
      rowKey={(grant) => grant.id}
      // a row that contains a checkbox or button cannot be a button itself
      onRow={
        first !== undefined || last !== undefined
          ? undefined
          : (grant) => {
              if (grant.caseId !== undefined) go('/finance/case/index', { case: grant.caseId })
            }
      }
    />
  )
}
