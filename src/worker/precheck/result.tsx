import type { Sheet, SheetLine } from '@domain/household/sheet'
import { Banner, Card, Row, Section, SheetTable } from '@src/components'
import { classText, proofText, sheetKindText } from '@src/text'
import { precheck as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { type Answers, doubtsOf, toPrepare } from './reckon'

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <Text key={line} className='consent-line'>
        {line}
      </Text>
    ))}
  </>
)

/** The pre-check asks in lumps; its lines say what was asked. */
const itemText = (line: SheetLine): string => {
  if (line.kind === 'wages') return words.wages
  if (line.kind === 'business') return words.business
  return line.kind === 'gift' ? words.otherIncome : sheetKindText(line.kind, line.side)
}

/** The likely class with every line of its sum, what will be asked, what to prepare, and what else there is. */
export const Result = ({ answers, sheet }: { readonly answers: Answers; readonly sheet: Sheet }) => {
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
            <Row key={type} label={proofText[type].name} value={proofText[type].good} />
          ))}
        </Card>
      </Section>
      {likely ? null : (
        <Section title={words.otherHelp}>
          <Card>
            <Lines lines={words.otherHelpList} />
          </Card>
        </Section>
      )}
    </View>
  )
}
