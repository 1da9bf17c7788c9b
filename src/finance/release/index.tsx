import type { CaseId } from '@domain/kernel/ids'
import { Button, Card, Empty, Page, RefusalCard, Row, TextArea } from '@src/components'
import { back, useCommand, useParams, useQuery } from '@src/gateway'
import { grantStateText, programmeText, yuanText } from '@src/text'
import { fundText } from '@src/text/fund'
import { useState } from 'react'
import '../parts/finance.scss'

const text = fundText.release

/** Takes back a grant that has not gone into a batch; its money returns to its lines. */
export default function Release() {
  const given = useParams()
  const caseId = given['case'] as CaseId
  const { data: view, refusal, loading, reload } = useQuery('case.open', { caseId })
  const command = useCommand('grant.release')
  const [why, setWhy] = useState('')
  const grant = view?.grants.find((one) => one.id === given['grant'])
  const open =
    grant !== undefined &&
    (grant.state === 'held' || grant.state === 'failed') &&
    view?.actions.includes('releaseGrant') === true
  const send = async (): Promise<void> => {
    if (grant === undefined || view === undefined) return
    const answer = await command.run(
      { grant: grant.id, why: why.trim() },
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
            disabled={why.trim() === ''}
            busy={command.busy}
            onTap={() => void send()}
            testId='release-send'
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
          <Row label={fundText.columns.state} value={grantStateText[grant.state]} />
          <TextArea label={text.why} value={why} onChange={setWhy} maxLength={200} placeholder={text.whyHint} />
        </Card>
      ) : (
        <Empty title={text.gone} hint={text.goneHint} />
      )}
      {command.refusal !== undefined && <RefusalCard refusal={command.refusal} onRetry={() => void reload()} />}
    </Page>
  )
}
