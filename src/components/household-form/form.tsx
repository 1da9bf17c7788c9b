import type { Consent } from '@domain/consent/consent'
import type { CallInput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Refusal } from '@domain/kernel/result'
import { rulesSeen } from '@domain/policy/changes'
import type { Policy } from '@domain/policy/policy'
import { back, loadDraft, saveDraft } from '@src/gateway'
import { apply, STEP_KEYS, type StepKey, stepText } from '@src/text/apply'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ComponentType, type ReactNode, useState } from 'react'
import { Button } from '../button'
import { Progress } from '../figures'
import { Page } from '../page'
import { Banner, RefusalCard } from '../plain'
import { pointOut } from '../point-out'
import { AccountStep } from './account'
import { CauseStep } from './cause'
import { ChangedRules } from './changed-rules'
import { consentsOf, proofAnswersOf, type Wrongs, wrongsOf } from './check'
import { ConsentsStep } from './consents'
import { declarationOf, emptyDraft, type FormDraft, readDraft } from './draft'
import { MembersStep } from './members'
import { CostsStep, IncomeStep } from './money'
import { HealthStep, HomeStep, SelfStep, WorkStep } from './person'
import { ProofsStep } from './proofs'
import { PropertyStep } from './property'
import { firstWrongStep, ReadStep } from './read-back'
import { SignStep } from './sign'
import type { StepProps } from './step'
import { UnitStep } from './unit'

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

type Props = {
  /** where the half-filled form rests on this phone */
  readonly draftKey: string
  readonly today: PlainDate
  readonly title?: string
  readonly name?: string
  /** own-phone: the worker fills it in; on-glass: an officer does, with the worker beside them */
  readonly how?: Extract<Consent['how'], 'own-phone' | 'on-glass'>
  /** set when an officer applies for a member of their own union: the first screen falls away */
  readonly base?: { readonly id: OrgId; readonly name: string }
  /** the rules in force: what has changed since the form was begun is said before it is handed in */
  readonly policy?: Policy
  /** takes every change; on this phone alone unless given */
  readonly keep?: (draft: FormDraft) => boolean
  /** said above the questions */
  readonly notice?: ReactNode
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  readonly onSubmit: (submission: Submission) => void
}

const begin = ({ name, policy }: Props): FormDraft => ({
  ...emptyDraft(name),
  ...(policy === undefined ? {} : { rules: rulesSeen(policy) }),
})

const useForm = (props: Props, steps: readonly StepKey[]) => {
  const { draftKey, base, today, keep = (next) => saveDraft(draftKey, next) } = props
  const [draft, setDraft] = useState<FormDraft>(() => {
    const kept = readDraft(loadDraft(draftKey)) ?? begin(props)
    return base === undefined ? kept : { ...kept, base }
  })
  const [tried, setTried] = useState(false)
  const [kept, setKept] = useState(true)
  const set: StepProps['set'] = (patch) =>
    setDraft((now) => {
      const next = { ...now, ...(typeof patch === 'function' ? patch(now) : patch) }
      setKept(keep(next))
      return next
    })
  const at = Math.min(Math.max(0, draft.step), steps.length - 1)
  const key = steps[at] ?? 'self'
  const wrongs: Wrongs = wrongsOf(key, draft, today)
  const turn = (step: number): void => {
    setTried(false)
    set({ step })
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  return { draft, set, tried, setTried, kept, at, key, wrongs, turn }
}

/**
 * The whole application, one small group a screen. Every change is kept on the phone at once, so
 * neither back nor a flat battery loses an answer.
 */
export const HouseholdForm = (props: Props) => {
  const { today, how = 'own-phone', busy, refusal, onSubmit } = props
  const steps: readonly StepKey[] = props.base === undefined ? STEP_KEYS : STEP_KEYS.filter((key) => key !== 'unit')
  const form = useForm(props, steps)
  const { draft, at, key, wrongs } = form
  const Screen = SCREENS[key]
  const bad = Object.keys(wrongs).length > 0

  const submit = (): void => {
    const open = firstWrongStep(draft, today, steps)
    if (open !== undefined) {
      form.turn(steps.indexOf(open))
      form.setTried(true)
      return
    }
    const declaration = declarationOf(draft, today)
    if (declaration === undefined || draft.base === undefined || draft.signature === undefined) return
    onSubmit({
      base: draft.base.id,
      declaration,
      proofs: proofAnswersOf(draft),
      consents: consentsOf(draft, how),
      signature: draft.signature,
    })
  }
  const next = (): void => {
    form.setTried(true)
    if (bad) pointOut(Object.values(wrongs)[0])
    else if (key === 'sign') submit()
    else form.turn(at + 1)
  }
  return (
    <Page
      title={stepText[key].title}
      lead={stepText[key].lead === '' ? undefined : stepText[key].lead}
      onBack={() => (at > 0 ? form.turn(at - 1) : back())}
      testId={`step-${key}`}
      footer={
        <>
          {refusal === undefined ? null : <RefusalCard refusal={refusal} onRetry={submit} />}
          <Button kind={key === 'consents' && bad ? 'plain' : 'primary'} block busy={busy} onTap={next} testId='next'>
            {key === 'sign' ? apply.submit : apply.next}
          </Button>
          <View className='foot-acts'>
            {at > 0 ? (
              <Button kind='quiet' onTap={() => form.turn(at - 1)} testId='previous'>
                {apply.previous}
              </Button>
            ) : null}
            <Button kind='quiet' onTap={back} testId='later'>
              {apply.later}
            </Button>
          </View>
        </>
      }
    >
      <Progress step={at + 1} of={steps.length} label={props.title ?? apply.title} />
      {form.kept ? null : <Banner tone='red' text={apply.notSaved} />}
      {props.notice}
      {key === 'read' || key === 'sign' ? <ChangedRules draft={draft} policy={props.policy} /> : null}
      <Screen
        key={key}
        draft={draft}
        set={form.set}
        wrongs={form.tried ? wrongs : {}}
        today={today}
        how={how}
        steps={steps}
        form={props.draftKey}
        goTo={(step) => form.turn(steps.indexOf(step))}
      />
    </Page>
  )
}
