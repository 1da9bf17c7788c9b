import { LONGEST } from '@domain/household/longest'
import { Button, Card, Choice, NumberInput, optionsOf, Section, TextInput, under, YesNo } from '@src/components'
import { homeText, vehicleText } from '@src/text'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Wrongs } from './check'
import { labelled, replaced, type StepProps, without } from './step'

type OwnedProps<T extends object> = {
  readonly title: string
  readonly question: string
  /** whether there are any: undefined while it was not said */
  readonly has: boolean | undefined
  readonly setHas: (has: boolean, list: T[]) => void
  readonly add: string
  readonly list: readonly T[]
  readonly set: (list: T[]) => void
  readonly first: T
  readonly name: 'home' | 'vehicle'
  readonly wrongs: Wrongs
  readonly children: (field: ReturnType<typeof labelled<T>>, testId: string) => ReactNode
}
/** The homes or the vehicles of the household, a card each. */
const Owned = <T extends object>({
  title,
  question,
  has,
  setHas,
  add,
  list,
  set,
  first,
  name,
  wrongs,
  children,
}: OwnedProps<T>) => (
  <Section title={title}>
    <YesNo
      label={question}
      value={has}
      onChange={(yes) => setHas(yes, yes && list.length === 0 ? [first] : [...list])}
      error={wrongs[name === 'home' ? 'hasHomes' : 'hasVehicles']}
      testId={`${name}s`}
    />
    {(has === true ? list : []).map((one, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: homes and vehicles have no other identity
      <Card key={i}>
        {children(
          labelled<T>(one, (patch) => set(replaced(list, i, { ...one, ...patch })), under(wrongs, `${name}s.${i}`)),
          `${name}-${i + 1}`,
        )}
        <Button kind='quiet' onTap={() => set(without(list, i))}>
          {apply.remove}
        </Button>
      </Card>
    ))}
    {has === true && list.length < 10 ? (
      <Button kind='plain' block onTap={() => set([...list, first])} testId={`${name}-add`}>
        {add}
      </Button>
    ) : null}
  </Section>
)

/** What the household owns. */
export const Property = ({ draft, set, wrongs, today }: StepProps) => (
  <View>
    <Owned
      title={apply.homes}
      question={apply.haveHomes}
      has={draft.hasHomes ?? (draft.homes.length > 0 ? true : undefined)}
      setHas={(hasHomes, homes) => set({ hasHomes, homes })}
      add={apply.addHome}
      list={draft.homes}
      set={(homes) => set({ homes })}
      first={{}}
      name='home'
      wrongs={wrongs}
    >
      {(field, testId) => (
        <>
          <Choice {...field('kind')} label={apply.homeKind} options={optionsOf(homeText)} testId={`${testId}-kind`} />
          <NumberInput
            {...field('squareMetres')}
            min={1}
            max={5000}
            unit={apply.squareMetresUnit}
            testId={`${testId}-area`}
          />
        </>
      )}
    </Owned>
    <Owned
      title={apply.vehicles}
      question={apply.haveVehicles}
      has={draft.hasVehicles ?? (draft.vehicles.length > 0 ? true : undefined)}
      setHas={(hasVehicles, vehicles) => set({ hasVehicles, vehicles })}
      add={apply.addVehicle}
      list={draft.vehicles}
      set={(vehicles) => set({ vehicles })}
      first={{}}
      name='vehicle'
      wrongs={wrongs}
    >
      {(field, testId) => (
        <>
          <Choice
            {...field('kind')}
            label={apply.vehicleKind}
            options={optionsOf(vehicleText)}
            testId={`${testId}-kind`}
          />
          <NumberInput {...field('boughtIn')} min={1980} max={Number(today.slice(0, 4))} testId={`${testId}-year`} />
        </>
      )}
    </Owned>
    <TextInput
      label={apply.otherProperty}
      value={draft.otherProperty}
      onChange={(otherProperty) => set({ otherProperty })}
      maxLength={LONGEST.otherProperty}
      optional
      error={wrongs['other']}
      testId='property-other'
    />
  </View>
)
