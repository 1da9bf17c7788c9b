import type { PlainDate } from '@domain/kernel/plain-date'
import { inForce, type Policy } from '@domain/policy/policy'
import { Banner, Button, Card, Day, Empty, Money, Page, Row, Tag } from '@src/components'
import { go, useMe, useOnReturn, useQuery } from '@src/gateway'
import { policyText } from '@src/text/policy'
import { View } from '@tarojs/components'
import { cityOf } from '../common/posts'
import { unsetOf } from '../common/unset'
import '../common/admin.scss'

const text = policyText.list

const Standing = ({
  policy,
  current,
  today,
}: {
  readonly policy: Policy
  readonly current: boolean
  readonly today: PlainDate
}) => {
  if (current) return <Tag tone='green'>{text.current}</Tag>
  return policy.effectiveFrom > today ? <Tag tone='blue'>{text.future}</Tag> : <Tag tone='plain'>{text.past}</Tag>
}

const One = ({
  policy,
  current,
  today,
  mayPublish,
}: {
  readonly policy: Policy
  readonly current: boolean
  readonly today: PlainDate
  readonly mayPublish: boolean
}) => {
  const area = policy.areas['default']
  return (
    <Card title={policy.version} aside={<Standing policy={policy} current={current} today={today} />}>
      {policy.demo && <Tag tone='amber'>{text.demo}</Tag>}
      {current && policy.unset !== undefined && <Banner tone='amber' text={text.unset(unsetOf(policy))} />}
      <Row label={text.from} value={<Day date={policy.effectiveFrom} />} />
      <Row label={text.columns.applications} value={policy.applicationsOpen ? text.open : text.closed} />
      {area !== undefined && <Row label={text.columns.low} value={<Money fen={area.lines.lowIncome} />} />}
      <Row label={text.columns.notice} value={text.days(policy.notice.workingDays)} />
      <View className='adm-acts'>
        <Button
          kind={mayPublish && current ? 'primary' : 'plain'}
          onTap={() => go('/admin/policy/index', { base: policy.version })}
        >
          {mayPublish ? text.based : text.read}
        </Button>
      </View>
    </Card>
  )
}

/** Every policy ever published, the latest first. */
export default function Policies() {
  const me = useMe()
  const query = useQuery('policy.list', {})
  const { data, reload } = query
  useOnReturn(() => void reload())
  const policies = [...(data?.policies ?? [])].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  const { today } = me
  const current = today === undefined ? undefined : inForce(policies, today)
  const mayPublish = cityOf(me.posts, 'administrator') !== undefined
  return (
    <Page title={policyText.list.title} lead={text.lead} wide asked={[query, me]}>
      {policies.length === 0 && <Empty title={text.empty} hint={text.emptyHint} />}
      <View className='adm-cards'>
        {today !== undefined &&
          policies.map((policy) => (
            <One
              key={`${policy.version}:${policy.effectiveFrom}`}
              policy={policy}
              current={policy === current}
              today={today}
              mayPublish={mayPublish}
            />
          ))}
      </View>
    </Page>
  )
}
