import type { CallOutput } from '@domain/contract'
import { Button, Card, Check, Choice, Page } from '@src/components'
import { HouseholdForm } from '@src/components/household-form'
import { copyText, dropDraft, type Me, replace, useCommand, useMe } from '@src/gateway'
import { onBehalfText as words } from '@src/text/duties'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { PATHS } from '../paths'
import '../base.scss'

type Org = Me['posts'][number]['org']
type Handed = CallOutput<'case.submitOnBehalf'>

const keyOf = (org: Org): string => `on-behalf:${org.id}`

/** The code is on this screen and nowhere else: the cloud keeps its hash only. */
const Code = ({ handed }: { readonly handed: Handed }) => {
  const [copied, setCopied] = useState(false)
  const [given, setGiven] = useState(false)
  return (
    <Page title={words.codeTitle} lead={words.codeLead} testId='claim-code'>
      <Card tone='urgent'>
        <View className='claim-code'>
          <Text selectable>{handed.claimCode}</Text>
        </View>
        <View className='case-buttons'>
          <Button onTap={() => void copyText(handed.claimCode).then(setCopied)}>
            {copied ? words.copied : words.copy}
          </Button>
        </View>
        <Check label={words.seen} value={given} onChange={setGiven} testId='code-given' />
      </Card>
      <Button
        kind='primary'
        disabled={!given}
        onTap={() => replace(PATHS.case, { id: handed.caseId })}
        testId='open-case'
      >
        {words.openCase}
      </Button>
    </Page>
  )
}

const Form = ({ org, onDone }: { readonly org: Org; readonly onDone: (handed: Handed) => void }) => {
  const { today } = useMe()
  const { run, busy, refusal } = useCommand('case.submitOnBehalf')
  if (today === undefined) return <Page title={words.title} loading />
  return (
    <HouseholdForm
      draftKey={keyOf(org)}
      today={today}
      title={words.title}
      how='on-glass'
      {...(org.level === 'base' ? { base: { id: org.id, name: org.name } } : {})}
      busy={busy}
      refusal={refusal}
      onSubmit={(submission) =>
        void run({ org: org.id, ...submission }).then((answer) => {
          if (!answer.ok) return
          dropDraft(keyOf(org))
          onDone(answer.value)
        })
      }
    />
  )
}

/** An application filled in by the union with the worker beside the officer. */
export default function OnBehalfPage() {
  const me = useMe()
  const unions = me.posts.filter((post) => post.role === 'base-officer').map((post) => post.org)
  const [only] = unions.length === 1 ? unions : []
  const [chosen, choose] = useState<string>()
  const [agreed, setAgreed] = useState(false)
  const [begun, setBegun] = useState(false)
  const [handed, setHanded] = useState<Handed>()
  const org = only ?? unions.find((union) => union.id === chosen)
  if (handed !== undefined) return <Code handed={handed} />
  if (begun && org !== undefined) return <Form org={org} onDone={setHanded} />
  return (
    <Page title={words.title} lead={words.lead} loading={me.loading} refusal={me.refusal} testId='on-behalf'>
      <Choice
        label={words.union}
        options={unions.map((union) => ({ value: union.id as string, label: union.name }))}
        value={org?.id}
        onChange={choose}
        testId='on-behalf-union'
      />
      <Check label={words.agree} value={agreed} onChange={setAgreed} testId='on-behalf-agree' />
      <Button
        kind='primary'
        disabled={!agreed || org === undefined}
        onTap={() => setBegun(true)}
        testId='on-behalf-start'
      >
        {words.start}
      </Button>
    </Page>
  )
}
