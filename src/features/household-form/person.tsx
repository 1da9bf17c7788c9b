import { LONGEST } from '@domain/household/longest'
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
      <TextInput label={apply.name} {...field('name')} maxLength={30} testId='self-name' />
      <TextInput
        label={apply.idNumber}
        kind='idcard'
        {...field('idNumber')}
        maxLength={24}
        hint={idHint(a.idNumber, props.today)}
        testId='self-id'
      />
      <TextInput
        label={apply.mobile}
        kind='phone'
        {...field('mobile')}
        onChange={(mobile) => change({ mobile: mobileTyped(mobile) })}
        maxLength={20}
        testId='self-mobile'
      />
      {props.how === 'own-phone' ? <PhoneButton onPhone={(mobile) => change({ mobile })} /> : null}
      <TextInput
        label={apply.ethnicity}
        {...field('ethnicity')}
        maxLength={LONGEST.ethnicity}
        testId='self-ethnicity'
      />
    </View>
  )
}

export const HomeStep = (props: StepProps) => {
  const { a, change, field } = applicantOf(props)
  return (
    <View>
      <TextInput
        label={apply.registered}
        {...field('registeredAddress')}
        maxLength={LONGEST.address}
        testId='home-registered'
      />
      <TextInput label={apply.present} {...field('presentAddress')} maxLength={LONGEST.address} testId='home-present' />
      <Button kind='quiet' onTap={() => change({ presentAddress: a.registeredAddress })} testId='home-same'>
        {apply.same}
      </Button>
      <Choice
        label={apply.residence}
        options={optionsOf(residenceText)}
        {...field('residence')}
        testId='home-residence'
      />
      <Choice label={apply.marital} options={optionsOf(maritalText)} {...field('marital')} testId='home-marital' />
      <Choice label={apply.housing} options={optionsOf(housingText)} {...field('housingKind')} testId='home-housing' />
      <NumberInput
        label={apply.area}
        {...field('squareMetres')}
        min={1}
        max={2000}
        unit={apply.squareMetres}
        testId='home-area'
      />
    </View>
  )
}

export const WorkStep = (props: StepProps) => {
  const { field } = applicantOf(props)
  return (
    <View>
      <Choice
        label={apply.employment}
        options={optionsOf(employmentText)}
        {...field('employment')}
        testId='work-employment'
      />
      <TextInput
        label={apply.employer}
        {...field('employer')}
        maxLength={LONGEST.employer}
        placeholder={apply.employerHint}
        testId='work-employer'
      />
      <Select label={apply.sector} options={optionsOf(sectorText)} {...field('sector')} testId='work-sector' />
      <MonthInput
        label={apply.hiredIn}
        {...field('hiredIn')}
        max={props.today.slice(0, 7)}
        hint={apply.employerHint}
        testId='work-hired'
      />
      <Choice
        label={apply.insurance}
        options={optionsOf(insuranceText)}
        {...field('insurance')}
        testId='work-insurance'
      />
      <YesNo label={apply.singleParent} {...field('singleParent')} testId='work-single' />
      <YesNo label={apply.zeroEmployment} {...field('zeroEmployment')} testId='work-zero' />
    </View>
  )
}

export const HealthStep = (props: StepProps) => {
  const { a, field } = applicantOf(props)
  return (
    <View>
      <Choice label={apply.health} options={optionsOf(healthText)} {...field('health')} testId='health' />
      {a.health === undefined || a.health === 'good' ? null : (
        <TextInput
          label={apply.healthDetail}
          {...field('healthDetail')}
          maxLength={LONGEST.detail}
          placeholder={apply.healthHint}
          testId='health-detail'
        />
      )}
    </View>
  )
}
