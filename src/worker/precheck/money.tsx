import { Button, MoneyInput, Stepper, YesNo } from '@src/components'
import { precheck as words } from '@src/text/precheck'
import { Text, View } from '@tarojs/components'
import { type PartProps, questionsOf } from './people'
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
  tried,
  hints,
}: PartProps & { readonly keys: readonly MoneyKey[]; readonly hints?: Partial<Record<MoneyKey, string>> }) => {
  const field = questionsOf(answers, set, tried)
  return (
    <View>
      {keys.map((key) => (
        <MoneyInput key={key} label={words[key]} hint={hints?.[key]} {...field(key)} testId={`precheck-${key}`} />
      ))}
    </View>
  )
}

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

export const Sudden = ({ answers, set, tried }: PartProps) => {
  const field = questionsOf(answers, set, tried)
  return (
    <View>
      <YesNo label={words.hadAccident} {...field('hadAccident')} testId='precheck-accident' />
      {answers.hadAccident === true ? (
        <>
          <MoneyInput label={words.accidentCost} {...field('accidentCost')} testId='precheck-accidentCost' />
          <MoneyInput
            label={words.accidentRecovered}
            {...field('accidentRecovered')}
            testId='precheck-accidentRecovered'
          />
        </>
      ) : null}
    </View>
  )
}

const QUESTIONS = ['car', 'shareholder', 'expensiveSchool'] as const
export const propertyReady = (answers: Answers): boolean =>
  answers.homes !== undefined && QUESTIONS.every((key) => answers[key] !== undefined)

const NONE = { homes: 0, car: false, shareholder: false, expensiveSchool: false } as const
export const Property = ({ answers, set, tried }: PartProps) => {
  const field = questionsOf(answers, set, tried)
  const open = answers.homes === undefined && QUESTIONS.every((key) => answers[key] === undefined)
  return (
    <View>
      <View>
        {open ? (
          <Button kind='plain' block onTap={() => set(NONE)} testId='precheck-none'>
            {words.noneBelow}
          </Button>
        ) : null}
      </View>
      <Stepper label={words.homes} unit={words.homesUnit} {...field('homes')} max={20} testId='precheck-homes' />
      {QUESTIONS.map((key) => (
        <YesNo key={key} label={words[key]} {...field(key)} testId={`precheck-${key}`} />
      ))}
    </View>
  )
}
