import { grantAllows } from '@domain/application/money/grant'
import type { CallInput, CallOutput } from '@domain/contract'
import type { CaseId } from '@domain/kernel/ids'
import { Button, Card, Empty, FormPage, Row } from '@src/components'
import { back, useCommand, useParams, useQuery } from '@src/gateway'
import { programmeText, yuanText } from '@src/text'
import { app } from '@src/text/app'
import { fundText } from '@src/text/fund'
import type { ReactNode } from 'react'
import './finance.scss'

type Grant = CallOutput<'case.open'>['grants'][number]
const ACTS = {
  'grant.release': 'releaseGrant',
  'payout.decideFailure': 'decideFailure',
  'payout.return': 'returnGrant',
  'payout.answerTrace': 'answerTrace',
  'payout.demandBack': 'demandRecovery',
  'payout.receiveBack': 'receiveRecovery',
  'payout.endRecovery': 'endRecovery',
} as const
type Act = keyof typeof ACTS

/** The grant a page was opened for, and the act to be done on it, as long as it is allowed. */
export const useGrantForm = <N extends Act>(name: N) => {
  const given = useParams()
  const caseId = given['case'] as CaseId
  const query = useQuery('case.open', { caseId })
  const sending = useCommand(name)
  const { data: view } = query
  const grant = view?.grants.find((one) => one.id === given['grant'])
  const send = async (input: CallInput<N>): Promise<void> => {
    if (grant === undefined || view === undefined) return
    const answer = await sending.run(input, { caseId, version: view.row.version, keyFor: grant.id })
    if (answer.ok) back()
  }
  const act = ACTS[name]
  // opened from a list, because the case does not offer them
  const mine = act === 'answerTrace' || act === 'endRecovery' || view?.actions.includes(act) === true
  return { query, sending, grant, open: grant !== undefined && mine && grantAllows(act, grant).ok, send }
}

type Words = {
  readonly title: string
  readonly lead: string
  readonly send: string
  readonly gone: string
  readonly goneHint: string
}
type Props = {
  readonly form: Pick<ReturnType<typeof useGrantForm>, 'query' | 'sending' | 'grant' | 'open'>
  readonly text: Words
  readonly ready: boolean
  readonly kind?: 'primary' | 'danger'
  readonly onSend: (grant: Grant) => Promise<void>
  readonly testId: string
  readonly children: (grant: Grant) => ReactNode
}

/** The page of such an act: household, programme and amount, then the form. */
export const GrantPage = ({ form, text, ready, kind, onSend, testId, children }: Props) => {
  const { query, sending, grant, open } = form
  const reload = (): void => void query.reload()
  return (
    <FormPage
      title={text.title}
      lead={text.lead}
      asked={query}
      open={open}
      gone={
        <Empty
          title={text.gone}
          hint={text.goneHint}
          action={
            <Button kind='plain' onTap={back} testId='grant-back'>
              {app.back}
            </Button>
          }
        />
      }
      sending={sending}
      label={text.send}
      ready={ready}
      kind={kind}
      onSend={async () => {
        if (grant !== undefined) await onSend(grant)
      }}
      onStale={reload}
      testId={testId}
    >
      {query.data === undefined || grant === undefined ? null : (
        <Card title={query.data.row.name}>
          <Row label={fundText.columns.programme} value={programmeText[grant.programme]} />
          <Row label={fundText.columns.amount} value={yuanText(grant.amount)} />
          {children(grant)}
        </Card>
      )}
    </FormPage>
  )
}
