import type { CallOutput } from '@domain/contract'
import { Button, Card, Choice, CodePicture, Empty, Page, RefusalCard } from '@src/components'
import { copyText, useCommand, useMe } from '@src/gateway'
import { momentText } from '@src/text'
import { memberCodeText as words } from '@src/text/member'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import '../../features/case-page/case-page.scss'
import { Committee } from './committee'
import '../union.scss'

type Made = CallOutput<'member.code'>

/** 1234 5678: grouped so that the code is easier to write and read. */
const spaced = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** The code is shown only on this screen, because the cloud stores just its hash. */
const Code = ({ made }: { readonly made: Made }) => {
  const [copied, setCopied] = useState(false)
  return (
    <Card tone='calm' title={words.code} testId='made-member-code'>
      <View className='claim-code'>
        <Text selectable>{spaced(made.code)}</Text>
      </View>
      <View className='case-hint'>{words.until(momentText(made.until))}</View>
      <CodePicture what='member' code={made.code} />
      <View className='case-hint'>{words.once}</View>
      <Button kind='plain' block onTap={() => void copyText(made.code).then(setCopied)}>
        {copied ? words.copied : words.copy}
      </Button>
    </Card>
  )
}

/** 会员码: the code for the union's board, with which its workers join as members. */
export default function MembersPage() {
  const me = useMe()
  const unions = me.posts
    .filter((post) => post.role === 'base-officer' && post.org.level === 'base')
    .map((post) => post.org)
  const [only] = unions.length === 1 ? unions : []
  const [chosen, choose] = useState<string>()
  const [made, setMade] = useState<Made>()
  const { run, busy, refusal } = useCommand('member.code')
  const org = only ?? unions.find((union) => union.id === chosen)
  const make = async (): Promise<void> => {
    if (org === undefined) return
    const answer = await run({ org: org.id }, { keyFor: org.id })
    if (answer.ok) setMade(answer.value)
  }
  const change = (id: string): void => {
    choose(id)
    setMade(undefined)
  }
  return (
    <Page title={words.title} lead={only?.name ?? words.lead} asked={me} testId='members'>
      {unions.length === 0 ? <Empty title={words.none} hint={words.noneHint} /> : null}
      {unions.length > 1 && (
        <Choice
          label={words.union}
          options={unions.map((union) => ({ value: union.id as string, label: union.name }))}
          value={org?.id}
          onChange={change}
          testId='members-union'
        />
      )}
      {made === undefined ? null : <Code made={made} />}
      {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
      {unions.length > 0 && (
        <View>
          <View className='case-hint'>{words.onlyNew}</View>
          <Button
            kind={made === undefined ? 'primary' : 'quiet'}
            block
            busy={busy}
            disabled={org === undefined}
            onTap={() => void make()}
            testId='make-member-code'
          >
            {made === undefined ? words.make : words.makeAnother}
          </Button>
        </View>
      )}
      {org === undefined || me.today === undefined ? null : <Committee key={org.id} org={org.id} today={me.today} />}
    </Page>
  )
}
