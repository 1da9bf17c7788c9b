import type { PlainDate } from '@domain/kernel/plain-date'
import { Button, Choice, NumberInput, optionsOf, Select, TextInput, YesNo } from '@src/components'
import { MonthInput } from '@src/components/inputs'
import { mobileTyped } from '@src/components/typed'
import {
  employmentText,
  healthText,
  housingText,
  insuranceText,
  maritalText,
  residenceText,
  sectorText,
} from '@src/text'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import { bornText } from './born'
import { PhoneButton } from './phone-button'
import { applicantOf, type StepProps } from './step'

/**
 * Birth date, age and sex derived from the ID number, so that they need not be typed and a mistyped number is noticed at once.
 */
export const idHint = (text: string, today: PlainDate): string | undefined => {
  const born = bornText(text, today)
  return born === undefined ? undefined : apply.fromId(born)
}

export const SelfStep = (props: StepProps) => {
  const { a, change, field } = applicantOf(props)
  return (
    <View>
      <TextInput {...field('name')} testId='self-name' />
      <TextInput kind='idcard' {...field('idNumber')} hint={idHint(a.idNumber, props.today)} testId='self-id' />
      <TextInput
        kind='phone'
        {...field('mobile')}
        onChange={(mobile) => change({ mobile: mobileTyped(mobile) })}
        testId='self-mobile'
      />
      {props.how === 'own-phone' ? <PhoneButton onPhone={(mobile) => change({ mobile })} /> : null}
      <TextInput {...field('ethnicity')} testId='self-ethnicity' />
    </View>
  )
}

export const HomeStep = (props: StepProps) => {
  const { a, change, field } = applicantOf(props)
  return (
    <View>
      <TextInput {...field('registeredAddress')} testId='home-registered' />
      <TextInput {...field('presentAddress')} testId='home-present' />
      <Button kind='quiet' onTap={() => change({ presentAddress: a.registeredAddress })} testId='home-same'>
        {apply.same}
      </Button>
      <Choice options={optionsOf(residenceText)} {...field('residence')} testId='home-residence' />
      <Choice options={optionsOf(maritalText)} {...field('marital')} testId='home-marital' />
      <Choice options={optionsOf(housingText)} {...field('housingKind')} testId='home-housing' />
      <NumberInput {...field('squareMetres')} min={1} max={2000} unit={apply.squareMetresUnit} testId='home-area' />
    </View>
  )
}

export const WorkStep = (props: StepProps) => {
  const { field } = applicantOf(props)
  return (
    <View>
      <Choice options={optionsOf(employmentText)} {...field('employment')} testId='work-employment' />
      <TextInput {...field('employer')} optional testId='work-employer' />
      <Select options={optionsOf(sectorText)} {...field('sector')} testId='work-sector' />
      <MonthInput {...field('hiredIn')} max={props.today.slice(0, 7)} optional testId='work-hired' />
      <Choice options={optionsOf(insuranceText)} {...field('insurance')} testId='work-insurance' />
      <YesNo {...field('singleParent')} testId='work-single' />
      <YesNo {...field('zeroEmployment')} testId='work-zero' />
    </View>
  )
}

export const HealthStep = (props: StepProps) => {
  const { a, field } = applicantOf(props)
  return (
    <View>
      <Choice options={optionsOf(healthText)} {...field('health')} testId='health' />
      {a.health === undefined || a.health === 'good' ? null : (
        <TextInput {...field('healthDetail')} placeholder={apply.healthHint} testId='health-detail' />
      )}
    </View>
  )
}
