import type { PlainDate } from '@domain/kernel/plain-date'
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
import { Button } from '../button'
import { Choice, optionsOf, Select, YesNo } from '../choices'
import { MonthInput, NumberInput, TextInput } from '../inputs'
import { mobileTyped } from '../typed'
import { bornText } from './born'
import { PhoneButton } from './phone-button'
import { applicantSetter, type StepProps } from './step'

/** Birth date, age and sex as the number says them: nobody types them, and whoever mistyped the number sees it at once. */
export const idHint = (text: string, today: PlainDate): string | undefined => {
  const born = bornText(text, today)
  return born === undefined ? undefined : apply.fromId(born)
}

export const SelfStep = (props: StepProps) => {
  const { draft, wrongs, today } = props
  const set = applicantSetter(props)
  const a = draft.applicant
  return (
    <View>
      <TextInput
        label={apply.name}
        value={a.name}
        onChange={(name) => set({ name })}
        maxLength={30}
        error={wrongs['name']}
        testId='self-name'
      />
      <TextInput
        label={apply.idNumber}
        kind='idcard'
        value={a.idNumber}
        onChange={(idNumber) => set({ idNumber })}
        maxLength={24}
        hint={idHint(a.idNumber, today)}
        error={wrongs['idNumber']}
        testId='self-id'
      />
      <TextInput
        label={apply.mobile}
        kind='phone'
        value={a.mobile}
        onChange={(mobile) => set({ mobile: mobileTyped(mobile) })}
        maxLength={20}
        error={wrongs['mobile']}
        testId='self-mobile'
      />
      {props.how === 'own-phone' ? <PhoneButton onPhone={(mobile) => set({ mobile })} /> : null}
      <TextInput
        label={apply.ethnicity}
        value={a.ethnicity}
        onChange={(ethnicity) => set({ ethnicity })}
        maxLength={20}
        error={wrongs['ethnicity']}
        testId='self-ethnicity'
      />
    </View>
  )
}

export const HomeStep = (props: StepProps) => {
  const { draft, wrongs } = props
  const set = applicantSetter(props)
  const a = draft.applicant
  return (
    <View>
      <TextInput
        label={apply.registered}
        value={a.registeredAddress}
        onChange={(registeredAddress) => set({ registeredAddress })}
        maxLength={120}
        error={wrongs['registeredAddress']}
        testId='home-registered'
      />
      <TextInput
        label={apply.present}
        value={a.presentAddress}
        onChange={(presentAddress) => set({ presentAddress })}
        maxLength={120}
        error={wrongs['presentAddress']}
        testId='home-present'
      />
      <Button kind='quiet' onTap={() => set({ presentAddress: a.registeredAddress })} testId='home-same'>
        {apply.same}
      </Button>
      <Choice
        label={apply.residence}
        options={optionsOf(residenceText)}
        value={a.residence}
        onChange={(residence) => set({ residence })}
        error={wrongs['residence']}
        testId='home-residence'
      />
      <Choice
        label={apply.marital}
        options={optionsOf(maritalText)}
        value={a.marital}
        onChange={(marital) => set({ marital })}
        error={wrongs['marital']}
        testId='home-marital'
      />
      <Choice
        label={apply.housing}
        options={optionsOf(housingText)}
        value={a.housingKind}
        onChange={(housingKind) => set({ housingKind })}
        error={wrongs['housingKind']}
        testId='home-housing'
      />
      <NumberInput
        label={apply.area}
        value={a.squareMetres}
        onChange={(squareMetres) => set({ squareMetres })}
        min={1}
        max={2000}
        unit={apply.squareMetres}
        error={wrongs['squareMetres']}
        testId='home-area'
      />
    </View>
  )
}

export const WorkStep = (props: StepProps) => {
  const { draft, wrongs, today } = props
  const set = applicantSetter(props)
  const a = draft.applicant
  return (
    <View>
      <Choice
        label={apply.employment}
        options={optionsOf(employmentText)}
        value={a.employment}
        onChange={(employment) => set({ employment })}
        error={wrongs['employment']}
        testId='work-employment'
      />
      <TextInput
        label={apply.employer}
        value={a.employer}
        onChange={(employer) => set({ employer })}
        maxLength={60}
        placeholder={apply.employerHint}
        error={wrongs['employer']}
        testId='work-employer'
      />
      <Select
        label={apply.sector}
        options={optionsOf(sectorText)}
        value={a.sector}
        onChange={(sector) => set({ sector })}
        error={wrongs['sector']}
        testId='work-sector'
      />
      <MonthInput
        label={apply.hiredIn}
        value={a.hiredIn}
        onChange={(hiredIn) => set({ hiredIn })}
        max={today.slice(0, 7)}
        hint={apply.employerHint}
        error={wrongs['hiredIn']}
        testId='work-hired'
      />
      <Choice
        label={apply.insurance}
        options={optionsOf(insuranceText)}
        value={a.insurance}
        onChange={(insurance) => set({ insurance })}
        error={wrongs['insurance']}
        testId='work-insurance'
      />
      <YesNo
        label={apply.singleParent}
        value={a.singleParent}
        onChange={(singleParent) => set({ singleParent })}
        error={wrongs['singleParent']}
        testId='work-single'
      />
      <YesNo
        label={apply.zeroEmployment}
        value={a.zeroEmployment}
        onChange={(zeroEmployment) => set({ zeroEmployment })}
        error={wrongs['zeroEmployment']}
        testId='work-zero'
      />
    </View>
  )
}

export const HealthStep = (props: StepProps) => {
  const { draft, wrongs } = props
  const set = applicantSetter(props)
  const a = draft.applicant
  return (
    <View>
      <Choice
        label={apply.health}
        options={optionsOf(healthText)}
        value={a.health}
        onChange={(health) => set({ health })}
        error={wrongs['health']}
        testId='health'
      />
      {a.health === undefined || a.health === 'good' ? null : (
        <TextInput
          label={apply.healthDetail}
          value={a.healthDetail}
          onChange={(healthDetail) => set({ healthDetail })}
          maxLength={120}
          placeholder={apply.healthHint}
          error={wrongs['healthDetail']}
          testId='health-detail'
        />
      )}
    </View>
  )
}
