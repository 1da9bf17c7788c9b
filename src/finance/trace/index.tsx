import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Banner, Button, Card, DateInput, Empty, Page, RefusalCard, Row, TextArea, YesNo } from '@src/components'
import { back, useCommand, useMe, useParams, useQuery } from '@src/gateway'
import { dateText, programmeText, yuanText } from '@src/text'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import '../parts/finance.scss'

const text = payoutText.traces

/** Tells the worker what the bank says: arrived on such a day, or what was found out instead. */
export default function Trace() {
  const given = useParams()
  const caseId = given['case'] as CaseId
  const { today } = useMe()
  const { data: view, refusal, loading, reload } = useQuery('case.open', { caseId })
  const command = useCommand('payout.answerTrace')
  const [arrived, setArrived] = useState<boolean>()
  const [on, setOn] = useState<PlainDate>()
  const [words, setWords] = useState('')
  const grant = view?.grants.find((one) => one.id === given['grant'])
  const open = grant?.state === 'paid' && !grant.confirmed
  const ready = words.trim() !== '' && (arrived === false || (arrived === true && on !== undefined))
  const send = async (): Promise<void> => {
    if (grant === undefined || view === undefined || !ready) return
    const answer = await command.run(
      { grant: grant.id, words: words.trim(), ...(arrived === true && on !== undefined ? { arrivedOn: on } : {}) },
      { caseId, version: view.row.version, keyFor: grant.id },
    )
    if (answer.ok) back()
  }
  return (
    <Page
      title={text.answerTitle}
      lead={text.answerLead}
      loading={loading && view === undefined}
      refusal={refusal}
      onRetry={() => void reload()}
      footer={
        open ? (
          <Button
            kind='primary'
            block
            disabled={!ready}
            busy={command.busy}
            onTap={() => void send()}
            testId='trace-send'
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
          <YesNo label={text.arrived} value={arrived} onChange={setArrived} testId='trace-arrived' />
          {arrived === true && (
            <DateInput
              label={text.arrivedOn}
              value={on}
              onChange={(day) => setOn(day as PlainDate)}
              min={grant.paidOn}
              max={today}
              testId='trace-on'
            />
          )}
          {arrived === false && <Banner tone='amber' text={text.orReturn} />}
          <TextArea
            label={text.words}
            value={words}
            onChange={setWords}
            maxLength={200}
            placeholder={text.wordsHint}
            testId='trace-words'
          />
        </Card>
      ) : (
        <Empty title={text.gone} hint={text.goneHint} />
      )}
      {command.refusal !== undefined && <RefusalCard refusal={command.refusal} onRetry={() => void reload()} />}
    </Page>
  )
}
