import type { Refusal } from '@domain/kernel/result'
import { Button, Card, Dialog, RefusalCard } from '@src/components'
import { consentsPage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'

type Props = {
  readonly title: string
  readonly text: { readonly brief: readonly string[]; readonly full: readonly string[] }
  /** on the button that revokes it; undefined where it cannot be revoked */
  readonly revoke: string | undefined
  /** what follows from revoking it, shown before the second tap */
  readonly warning: ReactNode
  readonly sending: { readonly busy: boolean; readonly refusal: Refusal | undefined }
  readonly onRevoke: () => Promise<void>
  readonly testId: string
  readonly revokeId: string
  readonly sureId: string
  readonly children: ReactNode
}

/** One consent: who gave it when, its text, and how to revoke it. */
export const ConsentCard = ({ title, text, revoke, warning, sending, onRevoke, children, ...ids }: Props) => {
  const [asking, setAsking] = useState(false)
  const [full, setFull] = useState(false)
  return (
    <Card title={title} testId={ids.testId}>
      {children}
      {(full ? text.full : text.brief).map((line) => (
        <Text key={line} className='consent-line'>
          {line}
        </Text>
      ))}
      <View className='upload-acts'>
        {full ? null : (
          <Button kind='quiet' onTap={() => setFull(true)} label={`${words.full}：${title}`}>
            {words.full}
          </Button>
        )}
        {revoke === undefined ? null : (
          <Button kind='quiet' onTap={() => setAsking(true)} label={`${revoke}：${title}`} testId={ids.revokeId}>
            {revoke}
          </Button>
        )}
      </View>
      {asking ? (
        <Dialog title={words.sure} onClose={() => setAsking(false)}>
          {warning}
          {sending.refusal === undefined ? null : <RefusalCard refusal={sending.refusal} />}
          <Button kind='plain' block onTap={() => setAsking(false)}>
            {words.no}
          </Button>
          <Button kind='danger' block busy={sending.busy} onTap={() => void onRevoke()} testId={ids.sureId}>
            {words.yes}
          </Button>
        </Dialog>
      ) : null}
    </Card>
  )
}
