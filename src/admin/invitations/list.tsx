import type { CallOutput } from '@domain/contract'
import { Button, Card, CodePicture, RefusalCard, Row, Send, Tag, toSend } from '@src/components'
import { copyText, useCommand } from '@src/gateway'
import { momentText, roleText } from '@src/text'
import { adminText } from '@src/text/admin'
import { unionsText } from '@src/text/unions'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'

const text = unionsText.invitations
export type Invitation = CallOutput<'invite.list'>['items'][number]
type Code = CallOutput<'invite.reissue'>

const NewCode = ({ made }: { readonly made: Code }) => (
  <View>
    <View className='adm-hint'>{text.reissued}</View>
    <Text className='adm-code' selectable>
      {made.code.replace(/(\d{4})(?=\d)/g, '$1 ')}
    </Text>
    <View className='adm-hint'>{text.until(momentText(made.until))}</View>
    <CodePicture what='invitation' code={made.code} />
    <Button kind='plain' onTap={() => void copyText(made.code)}>
      {adminText.officers.copy}
    </Button>
  </View>
)

const Withdraw = ({
  of,
  onDone,
  onKeep,
}: {
  readonly of: Invitation
  readonly onDone: () => void
  readonly onKeep: () => void
}) => {
  const command = useCommand('invite.withdraw')
  return (
    <View>
      <View className='adm-hint'>{text.withdrawLead}</View>
      <Send
        kind='danger'
        {...toSend(command, { invite: of.invite }, onDone, { keyFor: of.invite })}
        label={text.withdrawTitle(of.name)}
        testId='withdraw-yes'
      />
      <Button kind='plain' block onTap={onKeep}>
        {text.keep}
      </Button>
    </View>
  )
}

/** One open invitation: whom it is for, and a new code or its end. */
export const OneInvitation = ({ of, onGone }: { readonly of: Invitation; readonly onGone: () => void }) => {
  const reissue = useCommand('invite.reissue')
  const [made, setMade] = useState<Code>()
  const [leaving, setLeaving] = useState(false)
  const issue = async (): Promise<void> => {
    const answer = await reissue.run({ invite: of.invite })
    if (answer.ok) setMade(answer.value)
  }
  return (
    <Card title={of.name} aside={roleText[of.role]} testId={`invitation-${of.name}`}>
      <Row label={text.columns.union} value={of.org.name} />
      <Row
        label={text.columns.state}
        value={<Tag tone={of.out || made ? 'plain' : 'amber'}>{of.out || made ? text.out : text.waits}</Tag>}
      />
      {made === undefined && of.out && <View className='adm-hint'>{text.until(momentText(of.until))}</View>}
      {made !== undefined && <NewCode made={made} />}
      {reissue.refusal !== undefined && <RefusalCard refusal={reissue.refusal} />}
      {leaving ? (
        <Withdraw of={of} onDone={onGone} onKeep={() => setLeaving(false)} />
      ) : (
        <View className='adm-acts'>
          <Button kind='quiet' busy={reissue.busy} label={`${of.name} ${text.reissue}`} onTap={() => void issue()}>
            {text.reissue}
          </Button>
          <Button kind='quiet' label={`${of.name} ${text.withdraw}`} onTap={() => setLeaving(true)}>
            {text.withdraw}
          </Button>
        </View>
      )}
    </Card>
  )
}
