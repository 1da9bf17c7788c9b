import { LONGEST } from '@domain/household/longest'
import { Button, Card, Choice, NumberInput, optionsOf, Section, TextInput } from '@src/components'
import { homeText, vehicleText } from '@src/text'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { replaced, type StepProps, without } from './step'

const Homes = ({ draft, set, wrongs }: StepProps) => (
  <Section title={apply.homes}>
    {draft.homes.length === 0 ? <Text className='quiet'>{apply.homesNone}</Text> : null}
    {draft.homes.map((home, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: homes have no other identity
      <Card key={i}>
        <Choice
          label={apply.homeKind}
          options={optionsOf(homeText)}
          value={home.kind}
          onChange={(kind) => set({ homes: replaced(draft.homes, i, { ...home, kind }) })}
          error={wrongs[`homes.${i}.kind`]}
          testId={`home-${i + 1}-kind`}
        />
        <NumberInput
          label={apply.area}
          value={home.squareMetres}
          onChange={(squareMetres) => set({ homes: replaced(draft.homes, i, { ...home, squareMetres }) })}
          min={1}
          max={5000}
          unit={apply.squareMetres}
          error={wrongs[`homes.${i}.squareMetres`]}
          testId={`home-${i + 1}-area`}
        />
        <Button kind='quiet' onTap={() => set({ homes: without(draft.homes, i) })}>
          {apply.remove}
        </Button>
      </Card>
    ))}
    {draft.homes.length < 10 ? (
      <Button kind='plain' block onTap={() => set({ homes: [...draft.homes, {}] })} testId='home-add'>
        {apply.addHome}
      </Button>
    ) : null}
  </Section>
)

const Vehicles = ({ draft, set, wrongs, today }: StepProps) => (
  <Section title={apply.vehicles}>
    {draft.vehicles.length === 0 ? <Text className='quiet'>{apply.vehiclesNone}</Text> : null}
    {draft.vehicles.map((vehicle, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: vehicles have no other identity
      <Card key={i}>
        <Choice
          label={apply.vehicleKind}
          options={optionsOf(vehicleText)}
          value={vehicle.kind}
          onChange={(kind) => set({ vehicles: replaced(draft.vehicles, i, { ...vehicle, kind }) })}
          error={wrongs[`vehicles.${i}.kind`]}
          testId={`vehicle-${i + 1}-kind`}
        />
        <NumberInput
          label={apply.boughtIn}
          value={vehicle.boughtIn}
          onChange={(boughtIn) => set({ vehicles: replaced(draft.vehicles, i, { ...vehicle, boughtIn }) })}
          min={1980}
          max={Number(today.slice(0, 4))}
          error={wrongs[`vehicles.${i}.boughtIn`]}
          testId={`vehicle-${i + 1}-year`}
        />
        <Button kind='quiet' onTap={() => set({ vehicles: without(draft.vehicles, i) })}>
          {apply.remove}
        </Button>
      </Card>
    ))}
    {draft.vehicles.length < 10 ? (
      <Button kind='plain' block onTap={() => set({ vehicles: [...draft.vehicles, {}] })} testId='vehicle-add'>
        {apply.addVehicle}
      </Button>
    ) : null}
  </Section>
)

export const PropertyStep = (props: StepProps) => (
  <View>
    <Homes {...props} />
    <Vehicles {...props} />
    <TextInput
      label={apply.otherProperty}
      value={props.draft.otherProperty}
      onChange={(otherProperty) => props.set({ otherProperty })}
      maxLength={LONGEST.otherProperty}
      placeholder={apply.otherPropertyHint}
      error={props.wrongs['other']}
      testId='property-other'
    />
  </View>
)
