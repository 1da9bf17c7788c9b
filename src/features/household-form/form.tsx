import type { Consent } from '@domain/consent/consent'
import type { CallInput } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'
import { Banner, Button, Page, Progress, pointOut, RefusalCard, useSigned } from '@src/components'
import { back } from '@src/gateway'
import { apply, STEP_KEYS, type StepKey, stepText } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import type { ComponentType, ReactNode } from 'react'
import { testAttribute } from '../../components/a11y'
import { AccountStep } from './account'
import { CauseStep } from './cause'
import { ChangedRules } from './changed-rules'
import { consentsOf, proofAnswersOf } from './check'
import { ConsentsStep } from './consents'
import { declarationOf } from './draft'
import { MembersStep } from './members'
import { CostsStep, IncomeStep } from './money'
import { HealthStep, HomeStep, SelfStep, WorkStep } from './person'
import { ProofsStep } from './proofs'
import { PropertyStep } from './property'
import { firstWrongStep, ReadStep } from './read-back'
import { SignStep } from './sign'
import type { StepProps } from './step'
import { UnitStep } from './unit'
import { type Given, useForm } from './use-form'

const SCREENS: Record<StepKey, ComponentType<StepProps>> = {
  unit: UnitStep,
  self: SelfStep,
  home: HomeStep,
  work: WorkStep,
  health: HealthStep,
  members: MembersStep,
  income: IncomeStep,
  costs: CostsStep,
  property: PropertyStep,
  cause: CauseStep,
  proofs: ProofsStep,
  account: AccountStep,
  consents: ConsentsStep,
  read: ReadStep,
  sign: SignStep,
}

export type Submission = CallInput<'case.submit'>

type Form = ReturnType<typeof useForm>

type Props = Given & {
  readonly title?: string
  /** own-phone: filled in by the worker; on-glass: filled in by an officer with the worker present */
  readonly how?: Extract<Consent['how'], 'own-phone' | 'on-glass'>
  /** shown above the questions */
  readonly notice?: ReactNode
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  readonly onSubmit: (submission: Submission) => void
}

const nextWords = ({ key, mending, last }: Form): string => {
  if (key === 'sign') return apply.submit
  return mending && last ? apply.mended : apply.next
}

/**
 * When an officer holds the phone, every screen shows the name of the worker whose answers are needed, because the questions
 * address the worker.
 */
const forWhom = (key: StepKey, name: string): string => (key === 'sign' ? apply.signOnGlass(name) : apply.forWhom(name))

type FootProps = Pick<Props, 'busy' | 'refusal'> & {
  readonly form: Form
  readonly first: boolean
  readonly next: () => void
  readonly again: () => void
}
const Foot = ({ form, refusal, busy, first, next, again }: FootProps) => {
  const unread = form.key === 'consents' && Object.keys(form.wrongs).length > 0
  return (
    <>
      {refusal === undefined ? null : <RefusalCard refusal={refusal} onRetry={again} />}
      <Button kind={unread ? 'plain' : 'primary'} block busy={busy} onTap={next} testId='next'>
        {nextWords(form)}
      </Button>
      <View className='foot-acts'>
        {first ? null : (
          <Button kind='quiet' onTap={form.backward} testId='previous'>
            {apply.previous}
          </Button>
        )}
        <Button kind='quiet' onTap={back} testId='later'>
          {apply.later}
        </Button>
      </View>
    </>
  )
}

/**
 * The whole application, with a small group of questions per screen. Every change is stored on the phone at once, so that
 * neither going back nor an empty battery loses an answer.
 */
export const HouseholdForm = (props: Props) => {
  const { today, how = 'own-phone', busy, refusal, onSubmit } = props
  const steps: readonly StepKey[] = props.base === undefined ? STEP_KEYS : STEP_KEYS.filter((key) => key !== 'unit')
  const form = useForm(props, steps)
  const { draft, at, key, wrongs } = form
  const Screen = SCREENS[key]
  const bad = Object.keys(wrongs).length > 0
  const first = at === 0 && form.no === 0

  const submit = (): void => {
    const open = firstWrongStep(draft, today, steps)
    if (open !== undefined) {
      form.turnTo(open)
      form.setTried(true)
      return
    }
    if (draft.base === undefined) {
      form.set({ unitLater: false })
      form.turnTo('unit')
      form.setTried(true)
      return
    }
    const declaration = declarationOf(draft, today)
    if (declaration === undefined || draft.signature === undefined) return
    onSubmit({
      base: draft.base.id,
      declaration,
      proofs: proofAnswersOf(draft),
      consents: consentsOf(draft, how),
      signature: draft.signature,
    })
  }
  const send = useSigned(draft.signature !== undefined, submit, () => {
    form.setTried(true)
    pointOut(Object.values(wrongs)[0])
  })
  const next = (): void => {
    if (key === 'sign') {
      send()
      return
    }
    form.setTried(true)
    if (bad) pointOut(Object.values(wrongs)[0])
    else form.onward()
  }
  return (
    <Page
      title={stepText[key].title}
      lead={stepText[key].lead === '' ? undefined : stepText[key].lead}
      onBack={() => (first ? back() : form.backward())}
      testId={`step-${key}`}
      footer={<Foot form={form} refusal={refusal} busy={busy} first={first} next={next} again={submit} />}
    >
      <Progress step={at + 1} of={steps.length} label={props.title ?? apply.title} />
      {form.pages.length > 1 ? (
        <Text className='quiet' {...testAttribute('part')}>
          {apply.partOf(form.no + 1, form.pages.length)}
        </Text>
      ) : null}
      {form.saved ? null : <Banner tone='red' text={apply.notSaved} />}
      {props.notice}
      {how === 'on-glass' && <Banner tone='blue' text={forWhom(key, draft.applicant.name.trim())} testId='for-whom' />}
      {key === 'read' || key === 'sign' ? <ChangedRules draft={draft} policy={props.policy} /> : null}
      <Screen
        key={`${key}.${form.no}`}
        draft={draft}
        set={form.set}
        wrongs={form.tried ? wrongs : {}}
        today={today}
        how={how}
        steps={steps}
        form={props.draftKey}
        page={form.page}
        last={form.last}
        goTo={form.mend}
      />
    </Page>
  )
}
