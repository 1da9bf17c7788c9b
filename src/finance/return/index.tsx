import { FailureOwner } from '@domain/application/failure-owner'
import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Banner, Button, Card, Choice, DateInput, Empty, Page, RefusalCard, Row, TextArea } from '@src/components'
import { back, useCommand, useMe, useParams, useQuery } from '@src/gateway'
import { dateText, programmeText, yuanText } from '@src/text'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import '../parts/finance.scss'

const text = payoutText.returned

/** Enters by hand that a payment came back: which day, why, and whose matter it is. */
export default function Return() {
  const given = useParams()
  const caseId = given['case'] as CaseId
  const { today } = useMe()
  const { data: view, refusal, loading, reload } = useQuery('case.open', { caseId })
  const command = useCommand('payout.return')
  const [on, setOn] = useState<PlainDate>()
  const [reason, setReason] = useState('')
  const [owner, setOwner] = useState<FailureOwner>()
  const grant = view?.grants.find((one) => one.id === given['grant'])
  const open = grant?.state === 'paid' && view?.actions.includes('returnGrant') === true
  const ready = on !== undefined && owner !== undefined && reason.trim() !== ''
  const send = async (): Promise<void> => {
    if (grant === undefined || view === undefined || on === undefined || owner === undefined) return
    const answer = await command.run(
      { grant: grant.id, returnedOn: on, reason: reason.trim(), owner },
      { caseId, version: view.row.version, keyFor: grant.id },
    )
    if (answer.ok) back()
  }
  return (
    <Page
      title={text.title}
      lead={text.lead}
      loading={loading && view === undefined}
      refusal={refusal}
      onRetry={() => void reload()}
      footer={
        open ? (
          <Button
            kind='danger'
            block
            disabled={!ready}
            busy={command.busy}
            onTap={() => void send()}
            testId='return-send'
          >
            {text.send}
          </Button>
        ) : undefined
      }
    >
      {open && view !== undefined ? (
        <Card title={view.row.name}>
          <Row label={fundText.columns.programme} value={programmeText[grant.programme]} />
          <Row label={fundText.columns.amount} value={yuanText(grant.amount)} />
          <Row label={fundText.columns.paidOn} value={grant.paidOn === undefined ? '' : dateText(grant.paidOn)} />
          <Banner tone='amber' text={text.follows} />
          <DateInput
            label={text.on}
            value={on}
            onChange={(day) => setOn(day as PlainDate)}
            min={grant.paidOn}
            max={today}
            testId='returned-on'
          />
          <TextArea
            label={text.reason}
            value={reason}
            onChange={setReason}
            maxLength={100}
            placeholder={text.reasonHint}
            testId='return-reason'
          />
          <Choice
            label={text.whose}
            options={FailureOwner.options.map((value) => ({ value, label: payoutText.owners[value] }))}
            value={owner}
            onChange={setOwner}
            testId='owner'
          />
        </Card>
      ) : (
        <Empty title={text.gone} hint={text.goneHint} />
      )}
      {command.refusal !== undefined && <RefusalCard refusal={command.refusal} onRetry={() => void reload()} />}
    </Page>
  )
}
