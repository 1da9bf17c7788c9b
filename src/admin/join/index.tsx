import type { CallInput, CallOutput } from '@domain/contract'
import { plainNumber } from '@domain/kernel/plain'
import { Banner, Button, Card, Page, RefusalCard, TextInput } from '@src/components'
import { go, isWeapp, reloadMe, scan, useCommand, useMe, useParams } from '@src/gateway'
import { roleText } from '@src/text'
import { adminText } from '@src/text/admin'
import { personText } from '@src/text/person'
import { codePicture } from '@src/text/session'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSelfFields } from '../common/self-fields'
import '../common/admin.scss'

const text = adminText.join
const CODE = /^\d{10}$/

const CodeField = ({ typed, onType }: { readonly typed: string; readonly onType: (text: string) => void }) => {
  const code = plainNumber(typed)
  return (
    <>
      <TextInput
        label={text.code}
        value={typed}
        onChange={onType}
        kind='number'
        maxLength={12}
        testId='join-code'
        {...(code.length >= 10 && !CODE.test(code) ? { error: text.wrong } : {})}
      />
      {isWeapp ? (
        <Button kind='plain' block onTap={() => void scan().then((seen) => onType(seen ?? typed))}>
          {codePicture.scan}
        </Button>
      ) : null}
    </>
  )
}

/**
 * Name, telephone and ID number of a new officer. A person who has a post already has stated them, or is asked on a page of its
 * own.
 */
const useSelf = () => {
  const { me, posts } = useMe()
  const [name, setName] = useState('')
  const self = useSelfFields()
  const asks = posts.length === 0
  const said = name.trim()
  return {
    ready: me !== undefined && (!asks || said !== ''),
    fields: asks ? (
      <>
        <TextInput
          label={personText.self.name}
          hint={text.nameHint}
          value={name}
          onChange={setName}
          maxLength={30}
          testId='join-name'
        />
        {self.fields}
      </>
    ) : null,
    /** undefined when something is missing or invalid */
    read: (): Partial<CallInput<'officer.join'>> | undefined => {
      if (!asks) return {}
      const about = self.read()
      return about === undefined ? undefined : { self: { name: said, about } }
    },
  }
}

/** Takes up a post with the invite code from an administrator. */
export default function Join() {
  const command = useCommand('officer.join')
  // the invitation's mini-program code opens this page with the digits as `scene`
  const { scene = '' } = useParams()
  const [typed, setTyped] = useState(CODE.test(scene) ? scene : '')
  const [joined, setJoined] = useState<CallOutput<'officer.join'>>()
  const self = useSelf()
  const code = plainNumber(typed)
  const send = async (): Promise<void> => {
    const more = self.read()
    if (more === undefined) return
    const answer = await command.run({ ...more, code })
    if (!answer.ok) return
    setJoined(answer.value)
    await reloadMe()
  }
  return (
    <Page
      title={text.title}
      lead={text.lead}
      footer={
        joined === undefined ? (
          <Button
            kind='primary'
            block
            disabled={!CODE.test(code) || !self.ready}
            busy={command.busy}
            onTap={() => void send()}
            testId='join-send'
          >
            {text.send}
          </Button>
        ) : (
          <Button kind='primary' block onTap={() => go('/pages/home/index')}>
            {text.start}
          </Button>
        )
      }
    >
      {joined === undefined ? (
        <Card>
          <CodeField typed={typed} onType={setTyped} />
          {self.fields}
        </Card>
      ) : (
        <Card tone='calm' title={text.done}>
          <View className='adm-hint'>{text.doneAs(roleText[joined.role], joined.org.name)}</View>
        </Card>
      )}
      {command.refusal?.code === 'CLAIM_CODE_WRONG' && <Banner tone='amber' text={text.unknown} testId='refusal' />}
      {command.refusal !== undefined && command.refusal.code !== 'CLAIM_CODE_WRONG' && (
        <RefusalCard refusal={command.refusal} />
      )}
    </Page>
  )
}
