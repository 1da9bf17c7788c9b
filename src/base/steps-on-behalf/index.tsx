import { grantAllows } from '@domain/application/money/grant'
import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { Empty, Page, Section } from '@src/components'
import { CaseHead, type CaseStep, News, useCase, useCaseStep } from '@src/features/case-page'
import { useParams } from '@src/gateway'
import { stepsOnBehalfText as words } from '@src/text/duties'
import { View } from '@tarojs/components'
import { Account, Correction, Hits, Receipts, Reexamine } from './forms'
import { Revoke } from './revoke'

type Props = { readonly view: CaseView; readonly caseStep: CaseStep }

const Ways = ({ view, caseStep }: Props) => {
  const may = (action: CaseView['actions'][number]): boolean => view.actions.includes(action)
  const asked = view.check?.asked ?? []
  const toConfirm = view.grants.filter((grant) => grantAllows('confirmReceipt', grant).ok)
  const ways = [
    may('answerCorrection') && view.correction !== undefined && (
      <Section key='correction' title={words.correction}>
        <Correction view={view} caseStep={caseStep} />
      </Section>
    ),
    may('answerHit') && asked.length > 0 && (
      <Section key='hit' title={words.hit}>
        <Hits view={view} caseStep={caseStep} />
      </Section>
    ),
    may('requestReexamination') && (
      <Section key='reexamine' title={words.reexamine}>
        <Reexamine view={view} caseStep={caseStep} />
      </Section>
    ),
    may('correctAccount') && view.row.flags.includes('grant-failed') && (
      <Section key='account' title={words.account}>
        <Account view={view} caseStep={caseStep} />
      </Section>
    ),
    may('revokeConsent') && view.consents.length > 0 && (
      <Section key='revoke' title={words.revoke}>
        <Revoke view={view} caseStep={caseStep} />
      </Section>
    ),
    may('confirmReceipt') && toConfirm.length > 0 && (
      <Section key='receipt' title={words.receipt}>
        <Receipts view={view} caseStep={caseStep} />
      </Section>
    ),
  ].filter((way) => way !== false)
  return ways.length === 0 ? <Empty title={words.nothing} /> : <View>{ways}</View>
}

/** What the base union hands in for a worker who cannot do it. The log names the officer for each step. */
export default function StepsOnBehalfPage() {
  const id = (useParams()['id'] ?? '') as CaseId
  const opened = useCase(id)
  const caseStep = useCaseStep(opened)
  const { view } = opened
  return (
    <Page title={words.title} lead={words.lead} asked={opened} testId='stand-in'>
      {view !== undefined && (
        <View>
          <CaseHead view={view} />
          <News opened={opened} caseStep={caseStep} />
          <Ways key={view.row.version} view={view} caseStep={caseStep} />
        </View>
      )}
    </Page>
  )
}
