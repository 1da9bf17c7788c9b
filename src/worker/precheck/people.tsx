import { Button, Card, Choice, fieldsOf, NumberInput, optionsOf, Select, YesNo } from '@src/components'
import { usePlaces } from '@src/gateway'
import { schoolText, sexText, statusText } from '@src/text'
import { wrong } from '@src/text/fields'
import { precheck as words } from '@src/text/precheck'
import { Text, View } from '@tarojs/components'
import type { Answers, Somebody } from './reckon'

export type PartProps = {
  readonly answers: Answers
  readonly set: (patch: Partial<Answers>) => void
  readonly tried: boolean
}

/** Error texts of required questions while they are unanswered. */
const MISSING = {
  jurisdiction: wrong.choose,
  status: wrong.choose,
  schoolStage: wrong.choose,
  age: wrong.text,
  sex: wrong.choose,
  able: wrong.unanswered,
  hadAccident: wrong.unanswered,
  accidentCost: wrong.amount,
  accidentRecovered: wrong.amount,
  homes: wrong.amount,
  car: wrong.unanswered,
  shareholder: wrong.unanswered,
  expensiveSchool: wrong.unanswered,
}
export const questionsOf = <T extends object>(answers: T, set: (patch: Partial<T>) => void, tried: boolean) => {
  const open = Object.entries(MISSING).filter(([key]) => (answers as Record<string, unknown>)[key] === undefined)
  return fieldsOf(answers, set, tried ? Object.fromEntries(open) : {})
}

type PersonProps = {
  readonly one: Somebody
  readonly at: number
  readonly tried: boolean
  readonly set: (patch: Somebody) => void
}
/** Three questions that decide whether an income is imputed to a person without work. */
const Jobless = ({ one, at, tried, set }: PersonProps) => {
  const field = questionsOf(one, set, tried)
  return (
    <>
      <NumberInput
        label={words.age}
        unit={words.years}
        {...field('age')}
        min={0}
        max={110}
        testId={`person-${at}-age`}
      />
      <Choice label={words.sex} options={optionsOf(sexText)} {...field('sex')} testId={`person-${at}-sex`} />
      <YesNo label={words.able} {...field('able')} testId={`person-${at}-able`} />
    </>
  )
}

/** Whoever asks for themselves works, has worked or cannot: they are no small child. */
const OWN = optionsOf(statusText).filter(({ value }) => value !== 'preschool')

const Person = ({ one, at, tried, set, onRemove }: PersonProps & { readonly onRemove: () => void }) => {
  const field = questionsOf(one, set, tried)
  return (
    <Card title={at === 0 ? words.me : words.other(at)} testId={`person-${at}`}>
      <Choice
        grid
        label={words.status}
        options={at === 0 ? OWN : optionsOf(statusText)}
        {...field('status')}
        testId={`person-${at}-status`}
      />
      {one.status === 'student' ? (
        <Select
          label={words.schoolStage}
          options={optionsOf(schoolText)}
          {...field('schoolStage')}
          testId={`person-${at}-stage`}
        />
      ) : null}
      {one.status === 'unemployed' ? <Jobless one={one} at={at} tried={tried} set={set} /> : null}
      {at === 0 ? null : (
        <Button kind='quiet' onTap={onRemove} label={`${words.remove}${words.other(at)}`}>
          {words.remove}
        </Button>
      )}
    </Card>
  )
}

const known = (one: Somebody): boolean =>
  one.status !== undefined &&
  (one.status !== 'student' || one.schoolStage !== undefined) &&
  (one.status !== 'unemployed' || (one.age !== undefined && one.sex !== undefined && one.able !== undefined))
export const peopleReady = (answers: Answers): boolean =>
  answers.jurisdiction !== undefined && answers.people.every(known)

export const People = ({ answers, set, tried }: PartProps) => {
  const change = (at: number, patch: Somebody): void =>
    set({ people: answers.people.map((one, i) => (i === at ? { ...one, ...patch } : one)) })
  const field = questionsOf(answers, set, tried)
  return (
    <View>
      <Select label={words.area} options={usePlaces().options} {...field('jurisdiction')} testId='precheck-area' />
      {answers.people.map((one, at) => (
        <Person
          // biome-ignore lint/suspicious/noArrayIndexKey: nobody is named here
          key={at}
          one={one}
          at={at}
          tried={tried}
          set={(patch) => change(at, patch)}
          onRemove={() => set({ people: answers.people.filter((_, i) => i !== at) })}
        />
      ))}
      <Text className='quiet'>{words.othersHint}</Text>
      {answers.people.length < 15 ? (
        <Button kind='plain' block onTap={() => set({ people: [...answers.people, {}] })} testId='add-person'>
          {words.addOther}
        </Button>
      ) : null}
    </View>
  )
}
