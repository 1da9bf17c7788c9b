import type { CallOutput } from '@domain/contract'
import { plainNumber } from '@domain/kernel/plain'
import { Banner, Button, Card, Page, Send, TextInput, useTried } from '@src/components'
import { go, isWeapp, reloadMe, scan, useCommand, useMe, useParams } from '@src/gateway'
import { joinUnionPage as words } from '@src/text/member'
import { codePicture } from '@src/text/session'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { onPhone, useKept } from '../use-said'
import { ByRoster } from './by-roster'

const Typed = z.object({ typed: z.string() })

type Joined = CallOutput<'member.join'>

const Done = ({ joined }: { readonly joined: Joined }) => (
  <Page title={words.title} testId='joined-union'>
    <Card tone='calm' title={words.done(joined.org.name)}>
      <Text className='quiet'>{words.doneHint}</Text>
    </Card>
    <Button kind='primary' block onTap={() => go('/pages/notices/index')} testId='see-notices'>
      {words.seeNotices}
    </Button>
  </Page>
)

/** 加入工会: with the code on the union's board a worker can read its notices. */
export default function JoinUnion() {
  const { me } = useMe()
  // the mini-program code on the board opens this page with the digits as `scene`
  const { scene = '' } = useParams()
  const scanned = /^\d{8}$/.test(scene)
  // a code just scanned counts, not what was typed another time
  const kept = useKept(onPhone('join-union'), (before) => (scanned ? undefined : Typed.safeParse(before).data), {
    typed: scanned ? scene : '',
  })
  const { typed } = kept.value
  const setTyped = (next: string): void => kept.set({ typed: next })
  const [joined, setJoined] = useState<Joined>()
  const join = useCommand('member.join')
  const code = plainNumber(typed)
  const { shown, passes } = useTried({ code: /^\d{8}$/.test(code) ? undefined : words.codeWrong })
  const welcomed = async (by: Joined): Promise<void> => {
    await reloadMe()
    kept.drop()
    setJoined(by)
  }
  const submit = async (): Promise<void> => {
    if (!passes()) return
    const answer = await join.run({ code })
    if (answer.ok) await welcomed(answer.value)
  }
  if (joined !== undefined) return <Done joined={joined} />
  return (
    <Page title={words.title} lead={words.lead} testId='join-union'>
      {me?.memberOf === undefined ? null : <Banner tone='amber' text={words.now(me.memberOf.name)} />}
      <TextInput
        label={words.code}
        kind='number'
        value={typed}
        onChange={setTyped}
        maxLength={9}
        hint={words.codeHint}
        error={shown.code}
        testId='member-code'
      />
      {isWeapp ? (
        <Button kind='plain' block onTap={() => void scan().then((seen) => setTyped(seen ?? typed))} testId='scan-code'>
          {codePicture.scan}
        </Button>
      ) : null}
      <Send sending={join} onSend={submit} label={words.submit} testId='submit-join-union' />
      <ByRoster onJoined={welcomed} />
    </Page>
  )
}
