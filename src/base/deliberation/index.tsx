import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { Card, Page, Row } from '@src/components'
import { CaseHead, News, useCase, useCaseStep } from '@src/features/case-page'
import { useMe, useParams, usePolicy, useQuery } from '@src/gateway'
import { deliberationText as words } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { AfterDeliberation } from './after'
import { DeliberationForm } from './form'
import { HandUp } from './hand-up'
import { deliberatingOn } from './where'
import '../base.scss'

const SurveySummary = ({ view }: { readonly view: CaseView }) =>
  view.survey === undefined ? null : (
    <Card title={words.surveySummary} tone='calm'>
      <Row label={words.surveyedBy} value={(view.surveyors ?? []).join(words.minutesLine.separator)} />
      <Row label={words.living} value={view.survey.living} />
    </Card>
  )

export default function DeliberationPage() {
  const id = (useParams()['id'] ?? '') as CaseId
  const opened = useCase(id)
  const caseStep = useCaseStep(opened)
  const { view } = opened
  const { today } = useMe()
  const { policy } = usePolicy()
  const where = view === undefined ? undefined : deliberatingOn(view)
  const org = where?.org
  const at = { org: org ?? ('' as NonNullable<typeof org>) }
  const listed = useQuery('officer.list', at, { skip: org === undefined })
  const officers = listed.data?.officers
    .filter(({ role }) => role === where?.role)
    .filter((officer, at, all) => all.findIndex((one) => one.person === officer.person) === at)
    .map(({ name, person }) => ({ name, person }))
  const kept = useQuery('committee.open', at, { skip: org === undefined })
  const may = view?.actions.includes('concludeDeliberation') === true
  const committee = kept.data?.seats
  return (
    <Page
      title={words.title}
      lead={where?.above === true ? words.leadAbove : words.lead}
      loading={
        view === undefined ||
        (may && (officers === undefined || committee === undefined || today === undefined || policy === undefined))
      }
      refusal={view === undefined ? opened.refusal : (listed.refusal ?? kept.refusal)}
      onRetry={() => {
        void opened.reload()
        if (org === undefined) return
        void listed.reload()
        void kept.reload()
      }}
      testId='deliberation'
    >
      {view !== undefined && (
        <View>
          <CaseHead view={view} />
          <News opened={opened} caseStep={caseStep} />
          <SurveySummary view={view} />
          {may && officers !== undefined && committee !== undefined && today !== undefined && policy !== undefined && (
            <DeliberationForm
              view={view}
              caseStep={caseStep}
              officers={officers}
              committee={committee}
              today={today}
              policy={policy}
            />
          )}
          {!may && today !== undefined && <AfterDeliberation view={view} today={today} done={caseStep.done} />}
          {view.actions.includes('handUp') && <HandUp caseStep={caseStep} />}
        </View>
      )}
    </Page>
  )
}
