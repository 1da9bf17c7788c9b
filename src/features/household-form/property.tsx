import { LONGEST } from '@domain/household/longest'
import { Button, Card, Choice, NumberInput, optionsOf, Section, TextInput, under } from '@src/components'
import { homeText, vehicleText } from '@src/text'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Wrongs } from './check'
import { labelled, replaced, type StepProps, without } from './step'

type OwnedProps<T extends object> = {
  readonly title: string
  /** shown while nothing is entered */
  readonly none: string
  readonly add: string
  readonly list: readonly T[]
  readonly set: (list: T[]) => void
  readonly first: T
  readonly name: 'home' | 'vehicle'
  readonly wrongs: Wrongs
  readonly children: (field: ReturnType<typeof labelled<T>>, testId: string) => ReactNode
}
/** The homes or the vehicles of the household, a card each. */
const Owned = <T extends object>({ title, none, add, list, set, first, name, wrongs, children }: OwnedProps<T>) => (
  <Section title={title}>
    {list.length === 0 ? <Text className='quiet'>{none}</Text> : null}
    {list.map((one, i) => (
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
    {list.length < 10 ? (
      <Button kind='plain' block onTap={() => set([...list, first])} testId={`${name}-add`}>
        {add}
      </Button>
    ) : null}
  </Section>
)

export const PropertyStep = ({ draft, set, wrongs, today }: StepProps) => (
  <View>
    <Owned
      title={apply.homes}
      none={apply.homesNone}
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
      none={apply.vehiclesNone}
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
