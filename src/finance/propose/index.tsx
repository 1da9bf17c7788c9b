import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { Button, Card, Empty, Page, Row, Section, Tag } from '@src/components'
import { go, replace, useParams, useQuery } from '@src/gateway'
import { classText, grantStateText, programmeText, yuanText } from '@src/text'
import { fundText } from '@src/text/fund'
import { useState } from 'react'
import { GrantForm } from './form'
import '../common/finance.scss'

const text = fundText.propose

const Household = ({ view }: { readonly view: CaseView }) => (
  <Card title={view.row.name} aside={view.row.class === undefined ? '' : classText[view.row.class]}>
    <Row label={fundText.columns.unit} value={view.row.unit} />
    {view.dossierNo !== undefined && <Row label={text.dossier} value={view.dossierNo} />}
    <Row label={text.size} value={text.people(view.declaration.members.length + 1)} />
    {view.grants.length === 0 ? (
      <Row label={text.earlier} value={text.noEarlier} />
    ) : (
      view.grants.map((grant) => (
        <Row
          key={grant.id}
          label={`${fundText.yearOf(grant.year)}${programmeText[grant.programme]}`}
          value={`${yuanText(grant.amount)} ${grantStateText[grant.state]}`}
        />
      ))
    )}
  </Card>
)

const Held = ({ again }: { readonly again: () => void }) => (
  <Card tone='calm' title={text.heldNow}>
    <Tag tone='green'>{text.heldHint}</Tag>
    <Button kind='primary' block onTap={() => replace('/finance/grants/index', { state: 'held' })} testId='to-grants'>
      {text.toGrants}
    </Button>
    <Button kind='plain' block onTap={again}>
      {text.another}
    </Button>
  </Card>
)

/** Decides one grant for one household: programme, person, amount, and the budget lines it is paid from. */
export default function Propose() {
  const caseId = useParams()['case'] as CaseId
  const query = useQuery('case.open', { caseId }, { follow: true })
  const { data: view, reload } = query
  const [held, setHeld] = useState(false)
  return (
    <Page title={text.title} lead={text.lead} wide asked={query}>
      {view !== undefined && (
        <>
          <Section title={text.household}>
            <Household view={view} />
            <Button kind='quiet' onTap={() => go('/finance/case/index', { case: caseId })}>
              {fundText.grants.open}
            </Button>
          </Section>
          {held && <Held again={() => setHeld(false)} />}
          {!held && view.actions.includes('holdGrant') && (
            <GrantForm view={view} onHeld={() => setHeld(true)} onStale={() => void reload()} />
          )}
          {!held && !view.actions.includes('holdGrant') && <Empty title={text.closed} hint={text.closedHint} />}
        </>
      )}
    </Page>
  )
}
