import { DecidedOwner, ownerOf } from '@domain/application/failure-owner'
import type { CaseId } from '@domain/kernel/ids'
import { Banner, Button, Card, Choice, Empty, Page, RefusalCard, Row, TextArea } from '@src/components'
import { back, useCommand, useParams, useQuery } from '@src/gateway'
import { programmeText, yuanText } from '@src/text'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import '../parts/finance.scss'

const text = payoutText.decide

/** Whose matter a failed payment is: said by finance where nobody knew, or where it was taken for another's. */
export default function Failure() {
  const given = useParams()
  const caseId = given['case'] as CaseId
  const { data: view, refusal, loading, reload } = useQuery('case.open', { caseId })
  const command = useCommand('payout.decideFailure')
  const [owner, setOwner] = useState<DecidedOwner>()
  const [words, setWords] = useState('')
  const grant = view?.grants.find((one) => one.id === given['grant'])
  const open = grant?.state === 'failed' && view?.actions.includes('decideFailure') === true
  const now = ownerOf(grant?.failedOwner)
  const send = async (): Promise<void> => {
    if (grant === undefined || view === undefined || owner === undefined) return
    const answer = await command.run(
      { grant: grant.id, owner, words: words.trim() },
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
            kind='primary'
            block
            disabled={owner === undefined}
            busy={command.busy}
            onTap={() => void send()}
            testId='decide-send'
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
          <Row label={fundText.columns.reason} value={grant.failedBecause ?? ''} />
          <Row label={text.now} value={payoutText.owners[now]} />
          <Choice
            label={text.whose}
            options={DecidedOwner.options
              .filter((one) => one !== now)
              .map((value) => ({ value, label: payoutText.owners[value], hint: text.follows[value] }))}
            value={owner}
            onChange={setOwner}
            testId='owner'
          />
          <TextArea label={text.words} value={words} onChange={setWords} maxLength={200} placeholder={text.wordsHint} />
          <Banner tone='plain' text={text.told} />
        </Card>
      ) : (
        <Empty title={text.gone} hint={text.goneHint} />
      )}
      {command.refusal !== undefined && <RefusalCard refusal={command.refusal} onRetry={() => void reload()} />}
    </Page>
  )
}
