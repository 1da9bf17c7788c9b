import { acceptForBatch } from '@domain/payout/payout'
import { Banner, Card, Empty, Listed, Page, Section, Tag } from '@src/components'
import { useMe, useOnReturn, usePages } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { View } from '@tarojs/components'
import { actsColumn, mayTake } from '../common/grant-acts'
import { type Grant, GrantRows } from '../common/grant-rows'
import { MakeBatch, tickColumn, useTicks } from '../common/make-batch'
import { orgOf } from '../common/posts'
import { useYear } from '../common/years'
import '../common/finance.scss'

const text = payoutText.failures

/** Why the bank rejected payments, and how often: the most frequent reason first. */
const Reasons = ({ grants }: { readonly grants: readonly Grant[] }) => {
  const counts = new Map<string, number>()
  for (const grant of grants) {
    const reason = grant.failedBecause ?? ''
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return (
    <Card title={text.reasons}>
      <View className='fin-tags'>
        {[...counts]
          .sort((a, b) => b[1] - a[1])
          .map(([reason, count]) => (
            <Tag key={reason} tone='amber'>
              {text.group(reason, count)}
            </Tag>
          ))}
      </View>
    </Card>
  )
}

/** Whether the grant can be paid again: with another account, or with the same account if the account was not the cause. */
const mayGoAgain = (grant: Grant): boolean => acceptForBatch(grant, grant.accountCorrected !== true).ok

/**
 * Failed payments: the responsible party, the accounts that still have to be corrected, and the payments that can be made
 * again.
 */
export default function Failures() {
  const me = useMe()
  const { year, select } = useYear()
  const list = usePages('grant.list', { year: year ?? 2000, state: 'failed' }, { skip: year === undefined })
  useOnReturn(() => void list.reload())
  const grants = list.pages.flatMap((page) => page.items)
  const undecided = grants.filter((grant) => grant.failedOwner === 'unknown')
  const ready = grants.filter(mayGoAgain)
  const waiting = grants.filter((grant) => !mayGoAgain(grant) && grant.failedOwner !== 'unknown')
  const free = ready.filter(mayTake)
  const ticks = useTicks(free)
  const org = orgOf(me.posts, 'fund-officer')
  return (
    <Page
      title={text.title}
      lead={text.lead}
      wide
      asked={me}
      footer={
        org !== undefined && free.length > 0 ? (
          <MakeBatch org={org} year={year ?? 2000} ticked={ticks.ticked} label={text.again} />
        ) : undefined
      }
    >
      <View className='fin-filters'>{select}</View>
      <Listed list={list} count={grants.length} empty={<Empty title={text.empty} hint={text.emptyHint} />}>
        <Reasons grants={grants} />
        {undecided.length > 0 && (
          <Section title={text.undecidedGroup}>
            <Banner tone='amber' text={text.undecided} />
            <GrantRows grants={undecided} state='failed' {...actsColumn(undecided)} />
          </Section>
        )}
        {ready.length > 0 && (
          <Section title={text.readyGroup}>
            <Banner tone='green' text={text.ready} />
            <GrantRows
              grants={ready}
              state='failed'
              {...(free.length === 0 ? {} : tickColumn(ticks, text.pick))}
              {...actsColumn(ready)}
            />
          </Section>
        )}
        {waiting.length > 0 && (
          <Section title={text.waitGroup}>
            <Banner tone='amber' text={text.wait} />
            <GrantRows grants={waiting} state='failed' {...actsColumn(waiting)} />
          </Section>
        )}
      </Listed>
    </Page>
  )
}
