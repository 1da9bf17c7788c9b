import { Banner, Page } from '@src/components'
import { HouseholdForm, type Submission } from '@src/components/household-form'
import { askMessages, dropDraft, reloadMe, replace, useCommand, useMe, usePolicy } from '@src/gateway'
import { apply } from '@src/text/apply'

const DRAFT = 'apply'

/** The worker's own application. */
export default function Apply() {
  const { me, refusal: unknown, reload } = useMe()
  const { policy, today, refusal: noPolicy, reload: reloadPolicy } = usePolicy()
  const submit = useCommand('case.submit')
  const send = (submission: Submission): void => {
    // in the tap itself, before any waiting
    askMessages(['progress', 'wanted', 'decision'])
    void submit.run(submission).then((answer) => {
      if (!answer.ok) return
      dropDraft(DRAFT)
      void reloadMe()
      replace('/worker/case/index', { id: answer.value.caseId, fresh: 1 })
    })
  }
  if (me === undefined || today === undefined || policy === undefined)
    return (
      <Page
        title={apply.title}
        loading
        refusal={unknown ?? noPolicy}
        onRetry={() => void Promise.all([reload(), reloadPolicy()])}
      />
    )
  if (!policy.applicationsOpen)
    return (
      <Page title={apply.title} testId='applications-closed'>
        <Banner tone='amber' text={apply.closed} />
      </Page>
    )
  return (
    <HouseholdForm
      draftKey={DRAFT}
      today={today}
      name={me.name ?? ''}
      busy={submit.busy}
      refusal={submit.refusal}
      onSubmit={send}
    />
  )
}
