import { JURISDICTIONS } from '@domain/organisation/org'
import { Button, Card, Choice, NumberInput, optionsOf, Select, YesNo } from '@src/components'
import { jurisdictionText, schoolText, sexText, statusText } from '@src/text'
import { wrong } from '@src/text/apply'
import { precheck as words } from '@src/text/precheck'
import { Text, View } from '@tarojs/components'
import type { Answers, Somebody } from './reckon'

export type PartProps = {
  readonly answers: Answers
  readonly set: (patch: Partial<Answers>) => void
  readonly tried: boolean
}

type PersonProps = {
  readonly one: Somebody
  readonly at: number
  readonly tried: boolean
  readonly set: (patch: Somebody) => void
}
/** Whether an income is imputed to somebody without work hangs on these three. */
const Jobless = ({ one, at, tried, set }: PersonProps) => (
  <>
    <NumberInput
      label={words.age}
      unit={words.years}
      value={one.age}
      min={0}
      max={110}
      onChange={(age) => set({ age })}
      error={tried && one.age === undefined ? wrong.text : undefined}
      testId={`person-${at}-age`}
    />
    <Choice
      label={words.sex}
      options={optionsOf(sexText)}
      value={one.sex}
      onChange={(sex) => set({ sex })}
      error={tried && one.sex === undefined ? wrong.choose : undefined}
      testId={`person-${at}-sex`}
    />
    <YesNo
      label={words.able}
      value={one.able}
      onChange={(able) => set({ able })}
      error={tried && one.able === undefined ? wrong.unanswered : undefined}
      testId={`person-${at}-able`}
    />
  </>
)

const Person = ({
  one,
  at,
  tried,
  set,
  onRemove,
}: {
  readonly one: Somebody
  readonly at: number
  readonly tried: boolean
  readonly set: (patch: Somebody) => void
  readonly onRemove: () => void
}) => (
  <Card title={at === 0 ? words.me : words.other(at)} testId={`person-${at}`}>
    <Choice
      label={words.status}
      options={optionsOf(statusText)}
      value={one.status}
      onChange={(status) => set({ status })}
      error={tried && one.status === undefined ? wrong.choose : undefined}
      testId={`person-${at}-status`}
    />
    {one.status === 'student' ? (
      <Select
        label={words.schoolStage}
        options={optionsOf(schoolText)}
        value={one.schoolStage}
        onChange={(schoolStage) => set({ schoolStage })}
        error={tried && one.schoolStage === undefined ? wrong.choose : undefined}
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

const known = (one: Somebody): boolean =>
  one.status !== undefined &&
  (one.status !== 'student' || one.schoolStage !== undefined) &&
  (one.status !== 'unemployed' || (one.age !== undefined && one.sex !== undefined && one.able !== undefined))
export const peopleReady = (answers: Answers): boolean =>
  answers.jurisdiction !== undefined && answers.people.every(known)

export const People = ({ answers, set, tried }: PartProps) => {
  const change = (at: number, patch: Somebody): void =>
    set({ people: answers.people.map((one, i) => (i === at ? { ...one, ...patch } : one)) })
  return (
    <View>
      <Select
        label={words.area}
        options={JURISDICTIONS.map((value) => ({ value, label: jurisdictionText[value] }))}
        value={answers.jurisdiction}
        onChange={(jurisdiction) => set({ jurisdiction })}
        error={tried && answers.jurisdiction === undefined ? wrong.choose : undefined}
        testId='precheck-area'
      />
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
