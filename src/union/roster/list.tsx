import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import {
  Banner,
  Button,
  Card,
  Empty,
  More,
  OrCancel,
  RefusalCard,
  Section,
  Tag,
  TextInput,
  useFields,
} from '@src/components'
import { useCommand, usePages } from '@src/gateway'
import { rosterText as words } from '@src/text/roster'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'

type Member = CallOutput<'roster.list'>['items'][number]

const PAGE = 20

type OneProps = { readonly org: OrgId; readonly member: Member; readonly onRemoved: (name: string) => void }

const One = ({ org, member, onRemoved }: OneProps) => {
  const [sure, setSure] = useState(false)
  const { run, busy, refusal } = useCommand('roster.remove')
  const send = async (): Promise<void> => {
    const answer = await run({ org, member: member.id }, { keyFor: member.id })
    if (answer.ok) onRemoved(member.name)
  }
  if (!sure)
    return (
      <Card
        title={member.name}
        aside={<Tag tone={member.joined ? 'green' : 'plain'}>{member.joined ? words.joined : words.notJoined}</Tag>}
      >
        <View className='roster-line'>
          <View className='case-hint'>{words.tail(member.tail)}</View>
          <Button kind='quiet' onTap={() => setSure(true)} label={`${member.name}，${words.remove}`}>
            {words.remove}
          </Button>
        </View>
      </Card>
    )
  return (
    <Card tone='urgent' title={words.removeAsk(member.name)}>
      <View className='case-hint'>{words.removeHint}</View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <OrCancel busy={busy} onTap={() => void send()} onCancel={() => setSure(false)} testId='roster-remove'>
        {words.removeSure}
      </OrCancel>
    </Card>
  )
}

type Props = { readonly org: OrgId; readonly round: number; readonly onChanged: () => void }

/** All members on the roster, by name. */
export const RosterList = ({ org, round, onChanged }: Props) => {
  const [{ typed }, field] = useFields({ typed: '' })
  const [name, setName] = useState('')
  const [removed, setRemoved] = useState<string>()
  const list = usePages('roster.list', {
    org,
    limit: PAGE,
    ...(name === '' ? {} : { name }),
  })
  const { pages, refusal, reload } = list
  const members = pages[0]?.members
  const items = pages.flatMap((page) => page.items)
  const read = useRef(round)
  useEffect(() => {
    if (read.current !== round) void reload() // a member was added, imported or removed
    read.current = round
  })
  return (
    <Section title={members === undefined ? words.title : `${words.title} · ${words.count(members)}`}>
      <View>
        <TextInput label={words.find} hint={words.findHint} {...field('typed')} maxLength={30} testId='roster-find' />
        <Button onTap={() => setName(typed.trim())} testId='roster-search'>
          {words.search}
        </Button>
      </View>
      {removed !== undefined && <Banner tone='green' text={words.removed(removed)} />}
      {refusal !== undefined && <RefusalCard refusal={refusal} onRetry={() => void reload()} />}
      {members !== undefined && items.length === 0 && (
        <Empty title={name === '' ? words.empty : words.nobody} {...(name === '' ? { hint: words.emptyHint } : {})} />
      )}
      {items.map((member) => (
        <One
          key={member.id}
          org={org}
          member={member}
          onRemoved={(gone) => {
            setRemoved(gone)
            onChanged()
          }}
        />
      ))}
      <More list={list} testId='roster-more' />
    </Section>
  )
}
