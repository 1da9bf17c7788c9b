import { Banner, Button, Card, Page, RefusalCard, Row, Tap } from '@src/components'
import { useCommand, useQuery } from '@src/gateway'
import { momentText } from '@src/text'
import { browserText, letInPage as words } from '@src/text/computers'
import { Text, View } from '@tarojs/components'
import './let-in.scss'

type Props = {
  readonly request: string
  readonly onSaid: (said: 'approved' | 'declined') => void
  readonly onOther: () => void
}

type NumbersProps = { readonly numbers: readonly number[]; readonly onTap: (number: number) => void }
const Numbers = ({ numbers, onTap }: NumbersProps) => (
  <View className='let-in-numbers'>
    {numbers.map((number) => (
      <Tap
        key={number}
        className='let-in-number'
        label={words.numberLabel(number)}
        onTap={() => onTap(number)}
        testId={`number-${number}`}
      >
        <Text>{number}</Text>
      </Tap>
    ))}
  </View>
)

/** After these refusals trying again is useless; after all others (a wrong number, no connection) it is possible. */
const ENDS: ReadonlySet<string> = new Set(['SIGN_IN_OVER', 'SIGN_IN_NEEDS_POST', 'NOT_ALLOWED'])

/** Shows the computer and the time of its request, and asks for the number that can be seen only on its screen. */
export const Confirm = ({ request, onSaid, onOther }: Props) => {
  const seen = useQuery('session.look', { request })
  const approve = useCommand('session.approve')
  const decline = useCommand('session.decline')
  const over = seen.refusal ?? (ENDS.has(approve.refusal?.code ?? '') ? approve.refusal : undefined)
  const busy = approve.busy || decline.busy
  const tapped = async (number: number): Promise<void> => {
    if (busy) return
    const answer = await approve.run({ request, number })
    if (answer.ok) onSaid('approved')
  }
  const refuse = async (): Promise<void> => {
    const answer = await decline.run({ request })
    // an expired request counts as declined: it can no longer be used to sign in
    if (answer.ok || answer.refusal.code === 'SIGN_IN_OVER') onSaid('declined')
  }
  if (over !== undefined || seen.data === undefined)
    return (
      <Page title={words.title} loading={over === undefined} testId='let-in-over'>
        {over === undefined ? null : <RefusalCard refusal={over} />}
        <Button kind='plain' block onTap={onOther} testId='let-in-other'>
          {words.other}
        </Button>
      </Page>
    )
  return (
    <Page
      title={words.title}
      testId='let-in-confirm'
      footer={
        <Button kind='danger' block busy={decline.busy} onTap={() => void refuse()} testId='let-in-decline'>
          {words.decline}
        </Button>
      }
    >
      <Card title={words.which}>
        <Row label={words.on} value={browserText(seen.data.browser)} />
        <Row label={words.at} value={momentText(seen.data.at)} />
      </Card>
      <Card title={words.askNumber}>
        <Numbers numbers={seen.data.numbers} onTap={(number) => void tapped(number)} />
      </Card>
      {approve.refusal === undefined ? null : <RefusalCard refusal={approve.refusal} />}
      {decline.refusal === undefined ? null : <RefusalCard refusal={decline.refusal} />}
      <Banner tone='amber' text={words.warning} />
    </Page>
  )
}
