import { Choice, NumberInput, optionsOf, TextInput } from '@src/components'
import { housingText, maritalText, residenceText } from '@src/text'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { maritalOf } from './draft'
import { Known } from './known'
import { applicantOf, type StepProps } from './step'

const AREAS = [30, 50, 70, 90, 120] as const
/** A house is known roughly: a rough figure is one tap, another is typed. */
const Area = (props: StepProps) => {
  const { a, field } = applicantOf(props)
  const [writing, setWriting] = useState(false)
  const own = writing || (a.squareMetres !== undefined && !AREAS.some((area) => area === a.squareMetres))
  const { label, onChange, error } = field('squareMetres')
  return (
    <View>
      <Choice
        grid
        label={`${label}（${apply.squareMetresUnit}）`}
        error={own ? undefined : error}
        options={[
          ...AREAS.map((area) => ({ value: String(area), label: apply.aboutSquareMetres(area) })),
          { value: 'own', label: apply.otherOne },
        ]}
        value={own ? 'own' : a.squareMetres === undefined ? undefined : String(a.squareMetres)}
        onChange={(chosen) => {
          setWriting(chosen === 'own')
          if (chosen !== 'own') onChange(Number(chosen))
        }}
        testId='home-about'
      />
      {own ? (
        <NumberInput
          {...field('squareMetres')}
          hideLabel
          min={1}
          max={2000}
          unit={apply.squareMetresUnit}
          testId='home-area'
        />
      ) : null}
    </View>
  )
}

/** Where the household lives. */
export const HomeFields = (props: StepProps) => {
  const { a, change, field } = applicantOf(props)
  const bySpouse = a.marital === undefined && maritalOf(props.draft) !== undefined
  const same = a.presentSame ?? (a.presentAddress === '' ? undefined : a.presentAddress === a.registeredAddress)
  return (
    <View>
      <TextInput {...field('registeredAddress')} testId='home-registered' />
      <Choice
        label={apply.presentSame}
        options={[
          { value: 'same', label: apply.same },
          { value: 'moved', label: apply.movedAway },
        ]}
        value={same === undefined ? undefined : same ? 'same' : 'moved'}
        onChange={(next) => change({ presentSame: next === 'same' })}
        error={same === undefined ? props.wrongs['presentAddress'] : undefined}
        testId='home-now'
      />
      {same === false ? <TextInput {...field('presentAddress')} testId='home-present' /> : null}
      <Choice grid options={optionsOf(residenceText)} {...field('residence')} testId='home-residence' />
      <Known
        key={String(bySpouse)}
        label={apply.marital}
        answer={bySpouse ? maritalText.married : undefined}
        because={apply.fromSpouse}
        testId='home-marital-known'
      >
        <Choice
          options={optionsOf(maritalText)}
          {...field('marital')}
          value={maritalOf(props.draft)}
          testId='home-marital'
        />
      </Known>
      <Choice options={optionsOf(housingText)} {...field('housingKind')} testId='home-housing' />
      <Area {...props} />
    </View>
  )
}
