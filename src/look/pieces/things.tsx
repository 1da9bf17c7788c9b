import { PersonCard, Road, Section, Slot, Slots, Viewer } from '@src/components'
import { pieces as words } from '@src/text/pieces'

const DRAWN =
  "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'><rect width='300' height='200' fill='#fff'/><path d='M20 32h160' stroke='#8a929b' stroke-width='16'/><path d='M20 70h260M20 94h260M20 118h180' stroke='#d8dce1' stroke-width='10'/></svg>"
/** A drawn paper, so that no picture of anybody is needed. */
const PAPER = { url: `data:image/svg+xml,${encodeURIComponent(DRAWN)}`, label: words.slots.own }

const nothing = (): void => undefined

const STATES = ['done', 'done', 'now'] as const

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
    <Road steps={words.road.map((step, at) => ({ ...step, state: STATES[at] ?? 'next' }))} />
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
    <Viewer pictures={[PAPER, PAPER]} at={0} onAt={nothing} onClose={nothing} inline />
  </Section>
)
