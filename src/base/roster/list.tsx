import type { CallInput, CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import { Banner, Button, Card, Empty, OrCancel, RefusalCard, Section, Tag, TextInput, useFields } from '@src/components'
import { ask, useCommand } from '@src/gateway'
import { rosterText as words } from '@src/text/roster'
import { View } from '@tarojs/components'
import { useCallback, useEffect, useRef, useState } from 'react'

type Roster = CallOutput<'roster.list'>
type Member = Roster['items'][number]

const PAGE = 20

/** The pages read so far; read anew from the first whenever something changed. */
const useRoster = (org: OrgId, name: string, round: number) => {
  const [pages, setPages] = useState<readonly Roster[]>([])
  const [refusal, setRefusal] = useState<Awaited<ReturnType<typeof ask<'roster.list'>>>>()
  const turn = useRef(0)
  const read = useCallback(
    async (before: readonly Roster[]): Promise<void> => {
      turn.current += 1
      const mine = turn.current
      const cursor = before[before.length - 1]?.next
      const input: CallInput<'roster.list'> = { org, limit: PAGE, ...(name === '' ? {} : { name }) }
      const answer = await ask('roster.list', cursor === undefined ? input : { ...input, cursor })
      if (mine !== turn.current) return
      setRefusal(answer.ok ? undefined : answer)
      if (answer.ok) setPages([...before, answer.value])
    },
    [org, name],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a reason to read again
  useEffect(() => void read([]), [read, round])
  const last = pages[pages.length - 1]
  return {
    members: pages[0]?.members,
    items: pages.flatMap((page) => page.items),
    more: last?.next === undefined ? undefined : () => void read(pages),
    refusal: refusal?.ok === false ? refusal.refusal : undefined,
    reload: () => void read([]),
  }
}

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

/** Everybody in the roster, by name. */
export const RosterList = ({ org, round, onChanged }: Props) => {
  const [{ typed }, field] = useFields({ typed: '' })
  const [name, setName] = useState('')
  const [removed, setRemoved] = useState<string>()
  const { members, items, more, refusal, reload } = useRoster(org, name, round)
  return (
    <Section title={members === undefined ? words.title : `${words.title} · ${words.count(members)}`}>
      <View>
        <TextInput label={words.find} hint={words.findHint} {...field('typed')} maxLength={30} testId='roster-find' />
        <Button onTap={() => setName(typed.trim())} testId='roster-search'>
          {words.search}
        </Button>
      </View>
      {removed !== undefined && <Banner tone='green' text={words.removed(removed)} />}
      {refusal !== undefined && <RefusalCard refusal={refusal} onRetry={reload} />}
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
      {more !== undefined && (
        <Button kind='quiet' block onTap={more} testId='roster-more'>
          {words.more}
        </Button>
      )}
    </Section>
  )
}
