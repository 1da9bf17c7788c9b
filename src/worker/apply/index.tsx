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
  useParams,
  usePolicy,
  useSentOnLeaving,
} from '@src/gateway'
import { apply, type BlockKey, isBlock } from '@src/text/apply'
import type { ComponentProps } from 'react'
import { OtherOne } from '../other-one'

const DRAFT = 'apply'
const isDraft = (value: unknown): boolean => readDraft(value) !== undefined

type Common = Omit<ComponentProps<typeof HouseholdForm>, 'block' | 'notice'>

/** The six blocks. The draft may be newer on another phone: that is asked here, once, before anything is shown. */
const Whole = (common: Common) => {
  const own = useOwnDraft(DRAFT, isDraft)
  if (!own.ready) return <Page title={apply.title} loading />
  return (
    <HouseholdForm
      {...common}
      key={own.round}
      block={undefined}
      notice={own.other === undefined ? null : <OtherOne draft={own} other={own.other} />}
    />
  )
}

const One = ({ block, ...common }: Common & { readonly block: BlockKey }) => {
  useSentOnLeaving(DRAFT)
  return <HouseholdForm {...common} block={block} />
}

/** The worker's own application. */
export default function Apply() {
  const { block, mend } = useParams()
  const { me, refusal: unknown, reload } = useMe()
  const { policy, today, refusal: noPolicy, reload: reloadPolicy } = usePolicy()
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
  const common: Common = {
    draftKey: DRAFT,
    path: '/worker/apply/index',
    mending: mend === '1',
    today,
    name: me.name ?? '',
    policy,
    save: (draft) => saveOwnDraft(DRAFT, draft),
    busy: submit.busy,
    refusal: submit.refusal,
    onSubmit: send,
  }
  return isBlock(block) ? <One {...common} block={block} /> : <Whole {...common} />
}
