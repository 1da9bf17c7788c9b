import type { CallOutput } from '@domain/contract'
import { Banner, Button, Card, Choice, Page } from '@src/components'
import { HouseholdForm, readDraft } from '@src/features/household-form'
import {
  BEGUN_MAX,
  back,
  begunKey,
  forgetBegun,
  go,
  loadDraft,
  type Me,
  newForm,
  replace,
  saveBegun,
  sendBegun,
  useCommand,
  useMe,
  useParams,
  usePolicy,
} from '@src/gateway'
import { isBlock } from '@src/text/apply'
import { onBehalfText as words } from '@src/text/duties'
import { useDidHide, useUnload } from '@tarojs/taro'
import { useState } from 'react'
import { ClaimCode } from '../claim-code'
import { PATHS } from '../paths'
import { Begun, useBegun } from './begun'
import { useConsentPaper } from './consent-paper'
import '../base.scss'

type Org = Me['posts'][number]['org']
type Handed = CallOutput<'case.submitOnBehalf'>

/** The application was handed in: the code is handed over before the page is left. */
const Code = ({ handed }: { readonly handed: Handed }) => {
  const [given, setGiven] = useState(false)
  const [warned, setWarned] = useState(false)
  // the code is shown only once, so an accidental tap must not close it
  const leave = (): void => (given || warned ? back() : setWarned(true))
  return (
    <Page title={words.codeTitle} lead={words.codeLead} onBack={leave} testId='claim-code'>
      {warned && !given && <Banner tone='amber' text={words.codeNotGiven} testId='code-not-given' />}
      <Card tone='urgent'>
        <ClaimCode code={handed.claimCode} given={given} onGiven={setGiven} />
      </Card>
      <Button
        kind='primary'
        disabled={!given}
        onTap={() => replace(PATHS.case, { id: handed.caseId })}
        testId='open-case'
      >
        {words.openCase}
      </Button>
    </Page>
  )
}

type FormProps = { readonly org: Org; readonly id: string; readonly onDone: (handed: Handed) => void }
const Form = ({ org, id, onDone }: FormProps) => {
  const { today } = useMe()
  const { policy, loading } = usePolicy()
  const { run, busy, refusal } = useCommand('case.submitOnBehalf')
  const { block, mend } = useParams()
  const key = begunKey(org.id, id)
  const photographed = (readDraft(loadDraft(key))?.consentPaper ?? []).length > 0
  const consent = useConsentPaper(org.name, key, photographed)
  useDidHide(() => void sendBegun(org.id, id))
  useUnload(() => void sendBegun(org.id, id))
  if (today === undefined || loading) return <Page title={words.title} loading />
  return (
    <HouseholdForm
      draftKey={key}
      {...consent}
      path={PATHS.onBehalf}
      params={{ org: org.id, form: id }}
      block={isBlock(block) ? block : undefined}
      mending={mend === '1'}
      save={(draft) => saveBegun(org.id, id, draft)}
      {...(policy === undefined ? {} : { policy })}
      today={today}
      title={words.title}
      how='on-glass'
      {...(org.level === 'base' ? { base: { id: org.id, name: org.name } } : {})}
      busy={busy}
      refusal={refusal}
      onSubmit={(submission, { consentPaper = [] }) =>
        void run({ org: org.id, ...submission, consentPaper }).then((answer) => {
          if (!answer.ok) return
          forgetBegun(org.id, id)
          onDone(answer.value)
        })
      }
    />
  )
}

/** 代办: an application that an officer fills in with the worker present. */
export default function OnBehalfPage() {
  const me = useMe()
  const unions = me.posts.filter((post) => post.role === 'base-officer').map((post) => post.org)
  const [only] = unions.length === 1 ? unions : []
  const params = useParams()
  const [chosen, choose] = useState<string | undefined>(params['org'])
  const [handed, setHanded] = useState<Handed>()
  const org = only ?? unions.find((union) => union.id === chosen)
  const begun = useBegun(org?.id)
  const full = begun.forms.length >= BEGUN_MAX
  if (handed !== undefined) return <Code handed={handed} />
  const form = params['form']
  const open = (id: string): void => go(PATHS.onBehalf, { org: org?.id, form: id })
  if (form !== undefined && org !== undefined) return <Form key={form} org={org} id={form} onDone={setHanded} />
  return (
    <Page title={words.title} lead={words.lead} asked={me} testId='on-behalf'>
      {only === undefined && (
        <Choice
          label={words.union}
          options={unions.map((union) => ({ value: union.id as string, label: union.name }))}
          value={org?.id}
          onChange={choose}
          testId='on-behalf-union'
        />
      )}
      <Begun forms={begun.forms} onGoOn={open} onDrop={begun.drop} />
      {full ? <Banner tone='amber' text={words.full} /> : null}
      <Button
        kind='primary'
        disabled={org === undefined || full}
        onTap={() => open(newForm())}
        testId='on-behalf-start'
      >
        {begun.forms.length > 0 ? words.startAnother : words.start}
      </Button>
    </Page>
  )
}
