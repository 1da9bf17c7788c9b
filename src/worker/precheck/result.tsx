import type { Sheet, SheetLine } from '@domain/household/sheet'
import type { IncomeKind } from '@domain/household/words'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Policy } from '@domain/policy/policy'
import { Banner, Card, Money, Row, Section, SheetTable } from '@src/components'
import { Distance, OtherHelp } from '@src/features/help'
import { classText, programmeText, proofText, sheetKindText, yuanText } from '@src/text'
import { precheck as words } from '@src/text/precheck'
import { Text, View } from '@tarojs/components'
import { type Answers, aidFor, doubtsOf, reckon, toPrepare } from './reckon'

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <Text key={line} className='consent-line'>
        {line}
      </Text>
    ))}
  </>
)

/** The pre-check asks for sums of several kinds, so its lines use the wording of its questions. */
const asked = (kind: string): string | undefined => {
  if (kind === 'wages') return words.wages
  if (kind === 'business') return words.business
  return kind === 'gift' ? words.otherIncome : undefined
}
const itemText = ({ kind, side }: SheetLine): string => asked(kind) ?? sheetKindText(kind, side)
const incomeText = (kind: IncomeKind): string => asked(kind) ?? sheetKindText(kind, 'income')

/** The household's value compared with each line, and the clause the line comes from. */
const becauseOf = (sheet: Sheet): readonly string[] => {
  const value = yuanText(sheet.perHead)
  const low = yuanText(sheet.lowIncome)
  const relative = yuanText(sheet.relativeLine)
  const income = {
    severe: words.belowLow(value, low),
    relative: words.belowRelative(value, low, relative),
    none: words.above(value, relative),
  }
  const byIncome = sheet.result === 'severe' || sheet.result === 'relative' ? income[sheet.result] : income.none
  const { accident } = sheet
  if (accident === undefined) return [byIncome]
  const loss = yuanText(accident.loss)
  return [byIncome, accident.exceeds ? words.lossOver(loss, accident.percent) : words.lossUnder(loss, accident.percent)]
}

/** The likely class with every line of its calculation, what will be asked, what to prepare, and other kinds of aid. */
export const Result = ({
  answers,
  policy,
  today,
}: {
  readonly answers: Answers
  readonly policy: Policy
  readonly today: PlainDate
}) => {
  const { sheet, change, fits } = reckon(answers, policy, today)
  const aid = aidFor(answers, sheet, policy)
  const likely = sheet.result !== 'none'
  const doubts = doubtsOf(answers)
  const names: Record<string, string> = Object.fromEntries(
    answers.people.map((_, at) => [`m${at}`, at === 0 ? words.household : words.other(at)]),
  )
  return (
    <View>
      <Card
        tone={likely ? 'calm' : 'plain'}
        title={likely ? words.likely(classText[sheet.result]) : words.unlikely}
        testId={likely ? 'precheck-likely' : 'precheck-unlikely'}
      >
        <Text>{likely ? words.likelyHint : words.unlikelyHint}</Text>
        {sheet.nearLine ? <Banner tone='amber' text={words.near} /> : null}
      </Card>
      <Card title={words.because} testId='precheck-because'>
        {becauseOf(sheet).map((line) => (
          <Text key={line} className='consent-line'>
            {line}
          </Text>
        ))}
      </Card>
      {aid.length === 0 ? null : (
        <Section title={words.aid}>
          <Card testId='precheck-aid'>
            {aid.map(({ key, amount }) => (
              <Row key={key} label={programmeText[key]} value={<Money fen={amount} strong />} />
            ))}
            <Text className='quiet'>{words.aidHint}</Text>
          </Card>
        </Section>
      )}
      <Section title={words.why}>
        <SheetTable sheet={sheet} names={names} itemText={itemText} />
      </Section>
      {doubts.length === 0 ? null : (
        <Section title={words.questions}>
          <Card>
            <Lines lines={doubts.map((doubt) => words.question[doubt])} />
            <Text className='quiet'>{words.questionHint}</Text>
          </Card>
        </Section>
      )}
      <Section title={words.prepare}>
        <Card>
          {toPrepare(answers).map((type) => (
            <View key={type} className='consent-line'>
              <View>{proofText[type].name}</View>
              <View className='quiet'>{proofText[type].good}</View>
            </View>
          ))}
        </Card>
      </Section>
      {likely ? null : (
        <>
          {change === undefined ? null : (
            <Distance change={change} nameOf={(member) => names[member] ?? ''} incomeOf={(kind) => incomeText(kind)} />
          )}
          <Section title={words.ourHelp}>
            <Card>
              <Lines lines={words.ourHelpList} />
            </Card>
          </Section>
          <OtherHelp jurisdiction={answers.jurisdiction ?? 'default'} fits={fits} />
        </>
      )}
    </View>
  )
}
