import { Card, Choice, Empty, Page } from '@src/components'
import { go, useMe } from '@src/gateway'
import { memberCodeText } from '@src/text/member'
import { rosterText as words } from '@src/text/roster'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { AddMember } from './add'
import { ImportRoster } from './import'
import { RosterList } from './list'
import '../../features/case-page/case-page.scss'
import '../union.scss'

/** The roster of the officer's union. */
export default function RosterPage() {
  const me = useMe()
  const unions = me.posts
    .filter((post) => post.role === 'base-officer' && post.org.level === 'base')
    .map((post) => post.org)
  const [chosen, choose] = useState<string>()
  const [round, setRound] = useState(0)
  const again = (): void => setRound((now) => now + 1)
  const org = unions.length === 1 ? unions[0] : unions.find((union) => union.id === chosen)
  return (
    <Page title={words.title} lead={words.lead} asked={me} testId='roster'>
      {unions.length === 0 ? <Empty title={memberCodeText.none} hint={memberCodeText.noneHint} /> : null}
      {unions.length > 1 && (
        <Choice
          label={words.union}
          options={unions.map((union) => ({ value: union.id as string, label: union.name }))}
          value={org?.id}
          onChange={choose}
          testId='roster-union'
        />
      )}
      {org !== undefined && (
        <View key={org.id}>
          <RosterList org={org.id} round={round} onChanged={again} />
          <ImportRoster org={org.id} onChanged={again} />
          <AddMember org={org.id} onAdded={again} />
          <Card title={words.memberCode} onTap={() => go('/union/members/index')}>
            <View className='case-hint'>{words.memberCodeHint}</View>
          </Card>
        </View>
      )}
    </Page>
  )
}
