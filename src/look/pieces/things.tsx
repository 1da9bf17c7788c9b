import { PersonCard, Road, Section, Slot, Slots } from '@src/components'
import { pieces as words } from '@src/text/pieces'

const nothing = (): void => undefined

export const People = () => (
  <Section title={words.sections.people}>
    {words.people.map((person, i) => (
      <PersonCard
        key={person.relation}
        {...person}
        onOpen={nothing}
        onRemove={i === 0 ? undefined : nothing}
        testId={`person-${i}`}
      />
    ))}
  </Section>
)

export const Steps = () => (
  <Section title={words.sections.road}>
    <Road steps={words.road} />
  </Section>
)

export const Photos = () => (
  <Section title={words.sections.photos}>
    <Slots>
      <Slot title={words.slots.front} hint={words.slots.hint} shape='card' state='empty' onTap={nothing} testId='s1' />
      <Slot title={words.slots.back} shape='card' state='sending' onTap={nothing} testId='s2' />
      <Slot title={words.slots.owner} state='waiting' onTap={nothing} testId='s3' />
      <Slot title={words.slots.own} state='received' onTap={nothing} testId='s4' />
      <Slot
        title={words.slots.face}
        shape='face'
        state='again'
        words={words.slots.blurred}
        onTap={nothing}
        testId='s5'
      />
    </Slots>
  </Section>
)
