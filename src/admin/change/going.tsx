import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import type { Going as Kind } from '@domain/organisation/union-change'
import {
  Banner,
  Button,
  Card,
  Choice,
  Empty,
  filled,
  Listed,
  Send,
  TextArea,
  TextInput,
  toSend,
  useFields,
} from '@src/components'
import { useCommand, usePages } from '@src/gateway'
import { adminText } from '@src/text/admin'
import { unionsText } from '@src/text/unions'
import { View } from '@tarojs/components'
import { useState } from 'react'

const text = unionsText.change
type Target = CallOutput<'org.targets'>['items'][number]

type Props = {
  readonly org: OrgId
  readonly name: string
  readonly kind: Kind
  /** whether there are so many unions to choose from that one has to be searched for */
  readonly far: boolean
  readonly onDone: (words: string) => void
}

type Choosing = Pick<Props, 'org' | 'kind'> & {
  readonly words: string
  readonly chosen: Target | undefined
  readonly onChoose: (to: Target) => void
}

const Targets = ({ org, kind, words, chosen, onChoose }: Choosing) => {
  const list = usePages('org.targets', { org, kind, text: words })
  const rows = list.pages.flatMap((page) => page.items)
  return (
    <Listed list={list} count={rows.length} lines={4} empty={<Empty title={text.noTarget} hint={text.noTargetHint} />}>
      <Choice
        label={text.to[kind]}
        options={rows.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen?.id}
        onChange={(id) => {
          const to = rows.find((row) => row.id === id)
          if (to !== undefined) onChoose(to)
        }}
        testId='change-to'
      />
    </Listed>
  )
}

const Search = ({ onFind }: { readonly onFind: (words: string) => void }) => {
  const [words, setWords] = useState('')
  return (
    <View className='adm-filters'>
      <TextInput label={adminText.unions.find} value={words} onChange={setWords} maxLength={30} testId='target-words' />
      <Button kind='plain' disabled={words.trim() === ''} onTap={() => onFind(words.trim())} testId='target-find'>
        {adminText.unions.search}
      </Button>
    </View>
  )
}

/** 划转、并入、撤销: the union it goes to, the reason, and what follows, before it is done. */
export const Going = ({ org, name, kind, far, onDone }: Props) => {
  const command = useCommand('org.change')
  const [{ because }, field] = useFields({ because: '' })
  const [words, setWords] = useState<string | undefined>(far ? undefined : '')
  const [to, setTo] = useState<Target>()
  const [sure, setSure] = useState(false)
  const said = filled({ org, because })
  const input = to !== undefined && said && { ...said, change: { kind, to: to.id } }
  return (
    <>
      {far && <Search onFind={setWords} />}
      {words !== undefined && <Targets org={org} kind={kind} words={words} chosen={to} onChoose={setTo} />}
      <TextArea label={text.because} hint={text.becauseHint} {...field('because')} maxLength={100} testId='because' />
      {!sure && (
        <Button kind='primary' block disabled={input === false} onTap={() => setSure(true)} testId='change-go'>
          {text.send[kind]}
        </Button>
      )}
      {sure && to !== undefined && (
        <Card tone='urgent' title={text.sure[kind](name, to.name)}>
          <Banner tone='plain' text={text.lead[kind]} />
          <Send
            kind='danger'
            {...toSend(command, input, ({ cases, left }) => onDone(text.went(cases, left)), {
              keyFor: `${org}:${kind}:${to.id}`,
            })}
            label={text.send[kind]}
            testId='change-send'
          />
          <Button kind='plain' block onTap={() => setSure(false)}>
            {text.keep}
          </Button>
        </Card>
      )}
    </>
  )
}
