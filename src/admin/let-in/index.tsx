import { readSignInMark } from '@domain/session/session'
import { Button, Card, Page } from '@src/components'
import { go, useParams } from '@src/gateway'
import { letInPage as words } from '@src/text/computers'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { AskCode } from './ask-code'
import { Confirm } from './confirm'

type Said = 'approved' | 'declined'

const Done = ({ said }: { readonly said: Said }) => (
  <Page
    title={words.title}
    testId={`let-in-${said}`}
    footer={
      <Button kind='primary' block onTap={() => go('/pages/me/index')} testId='let-in-home'>
        {words.home}
      </Button>
    }
  >
    <Card tone='calm' title={said === 'approved' ? words.done : words.declined}>
      {said === 'approved' ? <Text className='quiet'>{words.doneHint}</Text> : null}
    </Card>
  </Page>
)

/** Approves a browser's sign-in on the phone. The code is scanned or typed here, or comes as `scene` of a mini-program code. */
export default function LetIn() {
  const { request, scene } = useParams()
  const [asked, setAsked] = useState(() => readSignInMark(request ?? scene ?? ''))
  const [said, setSaid] = useState<Said>()
  if (said !== undefined) return <Done said={said} />
  return asked === undefined ? (
    <AskCode onCode={setAsked} />
  ) : (
    <Confirm request={asked} onSaid={setSaid} onOther={() => setAsked(undefined)} />
  )
}
