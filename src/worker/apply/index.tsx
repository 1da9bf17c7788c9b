import { Banner, Page } from '@src/components'
import { HouseholdForm, readDraft, type Submission } from '@src/features/household-form'
import { dropPrecheck } from '@src/features/household-form/precheck-answers'
import {
  askMessages,
  forgetDraft,
  reloadMe,
  replace,
  saveOwnDraft,
  useCommand,
  useMe,
  useOwnDraft,
  usePolicy,
} from '@src/gateway'
import { apply } from '@src/text/apply'
import { OtherOne } from '../other-one'

const DRAFT = 'apply'
const isDraft = (value: unknown): boolean => readDraft(value) !== undefined

/** The worker's own application. */
export default function Apply() {
  const { me, refusal: unknown, reload } = useMe()
  const { policy, today, refusal: noPolicy, reload: reloadPolicy } = usePolicy()
  const own = useOwnDraft(DRAFT, isDraft)
  const submit = useCommand('case.submit')
  const send = (submission: Submission): void => {
    // in the tap handler itself, before any await
    askMessages('apply')
    void submit.run(submission).then((answer) => {
      if (!answer.ok) return
      forgetDraft(DRAFT)
      dropPrecheck()
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
  if (!own.ready) return <Page title={apply.title} loading />
  return (
    <HouseholdForm
      key={own.round}
      draftKey={DRAFT}
      today={today}
      name={me.name ?? ''}
      policy={policy}
      save={(draft) => saveOwnDraft(DRAFT, draft)}
      notice={own.other === undefined ? null : <OtherOne draft={own} other={own.other} />}
      busy={submit.busy}
      refusal={submit.refusal}
      onSubmit={send}
    />
  )
}
