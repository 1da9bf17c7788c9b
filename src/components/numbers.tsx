import { app } from '@src/text/app'
import { fields } from '@src/text/fields'
import { Text, View } from '@tarojs/components'
import { cx } from './a11y'
import { Field, type FieldBase } from './field'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { TextBox } from './native'
import { Tap } from './tap'
import { useWholeNumber, type WholeNumber } from './typed'

type Props = FieldBase & WholeNumber & { readonly unit?: string }

/** A whole number, typed. */
export const NumberInput = ({ value, onChange, min = 0, max = 1_000_000, unit, ...base }: Props) => {
  const { text, wrong, type } = useWholeNumber({ value, onChange, min, max })
  return (
    <Field {...base} error={wrong ? fields.numberWrong(min, max) : base.error}>
      <View className='input-unit'>
        <TextBox
          label={base.label}
          value={text}
          kind='number'
          maxLength={9}
          invalid={wrong || base.error !== undefined}
          testId={base.testId}
          onChange={type}
        />
        {unit === undefined ? null : <Text className='input-after'>{unit}</Text>}
      </View>
    </Field>
  )
}

type StepProps = {
  readonly icon: IconName
  readonly label: string
  /** undefined: there is no further number */
  readonly to: number | undefined
  readonly onStep: (value: number) => void
  readonly testId: string | undefined
}
const Step = ({ icon, label, to, onStep, testId }: StepProps) => (
  <Tap
    className={cx('stepper-step', to === undefined && 'stepper-off')}
    label={label}
    disabled={to === undefined}
    testId={testId}
    onTap={() => to !== undefined && onStep(to)}
  >
    <Icon name={icon} />
  </Tap>
)

/** A small count: one tap less or more, or typed. Nothing stands in it before somebody has answered. */
export const Stepper = ({ value, onChange, min = 0, max = 99, unit, ...base }: Props) => {
  const { text, wrong, type } = useWholeNumber({ value, onChange, min, max })
  const within = (next: number): number | undefined => (next < min || next > max ? undefined : next)
  const sub = (what: string): string | undefined => base.testId && `${base.testId}-${what}`
  return (
    <Field {...base} error={wrong ? fields.numberWrong(min, max) : base.error}>
      <View className='stepper'>
        <Step
          icon='minus'
          label={app.oneLess(base.label)}
          to={value === undefined ? min : within(value - 1)}
          onStep={onChange}
          testId={sub('less')}
        />
        <TextBox
          label={base.label}
          value={text}
          kind='number'
          maxLength={String(max).length}
          invalid={wrong || base.error !== undefined}
          testId={base.testId}
          onChange={type}
        />
        <Step
          icon='plus'
          label={app.oneMore(base.label)}
          to={value === undefined ? within(Math.max(min, 1)) : within(value + 1)}
          onStep={onChange}
          testId={sub('more')}
        />
        {unit === undefined ? null : <Text className='input-after'>{unit}</Text>}
      </View>
    </Field>
  )
}
