import type { CallOutput } from '@domain/contract'
import { Banner, Button, Card, Page, RefusalCard, TextInput } from '@src/components'
import { go, isWeapp, reloadMe, scan, useCommand, useParams } from '@src/gateway'
import { roleText } from '@src/text'
import { adminText } from '@src/text/admin'
import { codePicture } from '@src/text/session'
import { View } from '@tarojs/components'
import { useState } from 'react'
import '../parts/admin.scss'

const text = adminText.join
const CODE = /^\d{10}$/

/** Takes up a post with the code an administrator has told. */
export default function Join() {
  const command = useCommand('officer.join')
  // the invitation's mini-program code opens this page with the digits
  const { scene = '' } = useParams()
  const [typed, setTyped] = useState(CODE.test(scene) ? scene : '')
  const [joined, setJoined] = useState<CallOutput<'officer.join'>>()
  const code = typed.replace(/\s/g, '')
  const send = async (): Promise<void> => {
    const answer = await command.run({ code })
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
            disabled={!CODE.test(code)}
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
          <TextInput
            label={text.code}
            value={typed}
            onChange={setTyped}
            kind='number'
            maxLength={12}
            testId='join-code'
            {...(typed !== '' && !CODE.test(code) && code.length >= 10 ? { error: text.wrong } : {})}
          />
          {isWeapp ? (
            <Button kind='plain' block onTap={() => void scan().then((seen) => setTyped(seen ?? typed))}>
              {codePicture.scan}
            </Button>
          ) : null}
        </Card>
      ) : (
        <Card tone='calm' title={text.done}>
          <View className='adm-hint'>{text.doneAs(roleText[joined.role], joined.org.name)}</View>
        </Card>
      )}
      {command.refusal?.code === 'CLAIM_CODE_WRONG' && <Banner tone='red' text={text.unknown} testId='refusal' />}
      {command.refusal !== undefined && command.refusal.code !== 'CLAIM_CODE_WRONG' && (
        <RefusalCard refusal={command.refusal} />
      )}
    </Page>
  )
}
