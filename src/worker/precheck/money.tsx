import { MoneyInput, NumberInput, YesNo } from '@src/components'
import { wrong } from '@src/text/apply'
import { precheck as words } from '@src/text/precheck'
import { Text, View } from '@tarojs/components'
import type { PartProps } from './people'
import type { Answers } from './reckon'

type MoneyKey =
  | 'wages'
  | 'pension'
  | 'business'
  | 'otherIncome'
  | 'residentPension'
  | 'illness'
  | 'schooling'
  | 'disability'
  | 'otherCost'

const Amounts = ({
  keys,
  answers,
  set,
  hints,
}: PartProps & { readonly keys: readonly MoneyKey[]; readonly hints?: Partial<Record<MoneyKey, string>> }) => (
  <View>
    {keys.map((key) => (
      <MoneyInput
        key={key}
        label={words[key]}
        hint={hints?.[key]}
        value={answers[key]}
        onChange={(amount) => set({ [key]: amount })}
        testId={`precheck-${key}`}
      />
    ))}
  </View>
)

export const Incomes = (props: PartProps) => (
  <View>
    <Text className='quiet'>{words.incomeHint}</Text>
    <Amounts {...props} keys={['wages', 'pension', 'business', 'otherIncome', 'residentPension']} />
  </View>
)

export const Costs = (props: PartProps) => (
  <View>
    <Text className='quiet'>{words.incomeHint}</Text>
    <Amounts
      {...props}
      keys={['illness', 'schooling', 'disability', 'otherCost']}
      hints={{ illness: words.illnessHint, schooling: words.schoolingHint }}
    />
  </View>
)

export const suddenReady = (answers: Answers): boolean =>
  answers.hadAccident === false ||
  (answers.hadAccident === true && answers.accidentCost !== undefined && answers.accidentRecovered !== undefined)

export const Sudden = ({ answers, set, tried }: PartProps) => (
  <View>
    <YesNo
      label={words.hadAccident}
      value={answers.hadAccident}
      onChange={(hadAccident) => set({ hadAccident })}
      error={tried && answers.hadAccident === undefined ? wrong.unanswered : undefined}
      testId='precheck-accident'
    />
    {answers.hadAccident === true ? (
      <>
        <MoneyInput
          label={words.accidentCost}
          value={answers.accidentCost}
          onChange={(accidentCost) => set({ accidentCost })}
          error={tried && answers.accidentCost === undefined ? wrong.amount : undefined}
          testId='precheck-accidentCost'
        />
        <MoneyInput
          label={words.accidentRecovered}
          value={answers.accidentRecovered}
          onChange={(accidentRecovered) => set({ accidentRecovered })}
          error={tried && answers.accidentRecovered === undefined ? wrong.amount : undefined}
          testId='precheck-accidentRecovered'
        />
      </>
    ) : null}
  </View>
)

const QUESTIONS = ['car', 'shareholder', 'expensiveSchool'] as const
export const propertyReady = (answers: Answers): boolean =>
  answers.homes !== undefined && QUESTIONS.every((key) => answers[key] !== undefined)

export const Property = ({ answers, set, tried }: PartProps) => (
  <View>
    <NumberInput
      label={words.homes}
      unit={words.homesUnit}
      value={answers.homes}
      onChange={(homes) => set({ homes })}
      max={20}
      error={tried && answers.homes === undefined ? wrong.amount : undefined}
      testId='precheck-homes'
    />
    {QUESTIONS.map((key) => (
      <YesNo
        key={key}
        label={words[key]}
        value={answers[key]}
        onChange={(yes) => set({ [key]: yes })}
        error={tried && answers[key] === undefined ? wrong.unanswered : undefined}
        testId={`precheck-${key}`}
      />
    ))}
  </View>
)
