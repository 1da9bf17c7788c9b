import { Banner, Button, Card, Empty, Page, RefusalCard, Section, Skeleton, Tag } from '@src/components'
import { go, useMe, useOnReturn, usePages } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { View } from '@tarojs/components'
import { YearSelect } from '../parts/filters'
import { type Grant, GrantRows } from '../parts/grant-rows'
import { MakeBatch, Tick, useTicks } from '../parts/make-batch'
import { More } from '../parts/more'
import { orgOf } from '../parts/posts'
import { useYear } from '../parts/years'
import '../parts/finance.scss'

const text = payoutText.failures

/** Why the bank sent money back, and how often: the most frequent reason first. */
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
            <Tag key={reason} tone='red'>
              {text.group(reason, count)}
            </Tag>
          ))}
      </View>
    </Card>
  )
}

const open = (grant: Grant) =>
  grant.caseId === undefined ? null : (
    <View className='fin-in-row'>
      <Button kind='quiet' onTap={() => go('/finance/case/index', { case: grant.caseId })}>
        {text.open}
      </Button>
    </View>
  )

/** Payments that came back: who still has to correct the account, and who can be paid again. */
export default function Failures() {
  const me = useMe()
  const { year, options, choose } = useYear()
  const { pages, loading, loadingMore, refusal, more, reload } = usePages(
    'grant.list',
    { year: year ?? 2000, state: 'failed' },
    { skip: year === undefined },
  )
  useOnReturn(() => void reload())
  const grants = pages.flatMap((page) => page.items)
  const ready = grants.filter((grant) => grant.accountCorrected === true)
  const waiting = grants.filter((grant) => grant.accountCorrected !== true)
  const ticks = useTicks(ready)
  const org = orgOf(me.posts, 'fund-officer')
  return (
    <Page
      title={text.title}
      lead={text.lead}
      wide
      loading={year === undefined}
      refusal={me.refusal}
      footer={
        org !== undefined && ready.length > 0 ? (
          <MakeBatch org={org} year={year ?? 2000} ticked={ticks.ticked} label={text.again} />
        ) : undefined
      }
    >
      <View className='fin-filters'>
        <YearSelect value={String(year ?? '')} options={options} onChange={choose} />
      </View>
      {loading && <Skeleton lines={5} />}
      {refusal !== undefined && <RefusalCard refusal={refusal} onRetry={() => void reload()} />}
      {!loading && refusal === undefined && grants.length === 0 && <Empty title={text.empty} hint={text.emptyHint} />}
      {grants.length > 0 && <Reasons grants={grants} />}
      {ready.length > 0 && (
        <Section title={text.readyGroup}>
          <Banner tone='green' text={text.ready} />
          <GrantRows
            grants={ready}
            state='failed'
            {...(org === undefined
              ? {}
              : {
                  first: {
                    title: '',
                    render: (grant: Grant) => (
                      <Tick label={text.pick} on={ticks.has(grant)} onChange={(on) => ticks.set(grant, on)} />
                    ),
                  },
                  last: { title: '', render: open },
                })}
          />
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={text.waitGroup}>
          <Banner tone='amber' text={text.wait} />
          <GrantRows grants={waiting} state='failed' />
        </Section>
      )}
      <More more={more} busy={loadingMore} />
    </Page>
  )
}
