import { Card, Empty, Page } from '@src/components'
import { go, useMe } from '@src/gateway'
import { adminText } from '@src/text/admin'
import { View } from '@tarojs/components'
import '../parts/admin.scss'
import { Untold } from './untold'

const text = adminText.home

const WAYS = [
  {
    path: '/admin/unions/index',
    title: text.unions,
    hint: text.unionsHint,
    who: ['administrator', 'auditor', 'city-reviewer', 'county-reviewer'],
  },
  {
    path: '/admin/policies/index',
    title: text.policies,
    hint: text.policiesHint,
    who: ['administrator', 'auditor', 'city-reviewer'],
  },
  {
    path: '/admin/drive/index',
    title: text.drive,
    hint: text.driveHint,
    who: ['administrator', 'city-reviewer', 'county-reviewer', 'fund-officer', 'fund-approver', 'auditor'],
  },
] as const

/** Unions and officers, policy, the publicity drive: whatever of it this person may see. */
export default function AdminHome() {
  const me = useMe()
  const ways = WAYS.filter((way) => me.has(...way.who))
  return (
    <Page
      title={text.title}
      lead={text.lead}
      wide
      loading={me.loading}
      refusal={me.refusal}
      onRetry={() => void me.reload()}
    >
      {ways.length === 0 && <Empty title={text.notHere} hint={text.notHereHint} />}
      {me.posts.some(({ role, org }) => role === 'administrator' && org.level === 'city') && (
        <Untold untold={me.me?.untold ?? []} />
      )}
      <View className='adm-tiles'>
        {ways.map((way) => (
          <Card key={way.path} title={way.title} onTap={() => go(way.path)} testId={`way-${way.path.split('/')[2]}`}>
            <View className='adm-hint'>{way.hint}</View>
          </Card>
        ))}
      </View>
    </Page>
  )
}
