import type { YearReport } from '@domain/contract/office'
import { rateOf } from '@domain/report/score'
import { Card, Money, Row, Section } from '@src/components'
import { dateText, yuanText } from '@src/text'
import { percentText, reportText } from '@src/text/report'
import { questionText } from '@src/text/satisfaction'
import { View } from '@tarojs/components'
import { Figures } from '../common/figures'
import { drill } from './drill'

const text = reportText
type Part = YearReport['quality']['noticeCoverage']

const fractionOf = (part: Part): string => text.of(part.with, part.of)
const percentOf = (part: Part): string => {
  const rate = rateOf(part)
  return rate === undefined ? text.nothing : percentText(rate)
}

export const allocatedIn = (report: YearReport): number => report.allocated.reduce((sum, cell) => sum + cell.money, 0)

/** （一）投入: the allocated money, and how much of it was paid. */
export const Input = ({ report }: { readonly report: YearReport }) => {
  const allocated = allocatedIn(report)
  const rate = rateOf({ with: report.total.money, of: allocated })
  return (
    <Section title={text.input}>
      <Card>
        <Figures
          items={[
            { label: text.allocated, value: <Money fen={allocated} /> },
            { label: text.paid, value: <Money fen={report.total.money} />, onTap: () => drill(report.year, 'paid') },
            { label: text.rate, value: rate === undefined ? text.nothing : percentText(rate) },
          ]}
        />
      </Card>
    </Section>
  )
}

/** （二）过程: whether every case was posted and cross-checked, and whether objections were answered. */
export const Process = ({ report }: { readonly report: YearReport }) => {
  const { noticeCoverage, crosscheckCoverage, objections } = report.quality
  return (
    <Section title={text.process}>
      <Card>
        <Figures
          items={[
            {
              label: text.noticeCoverage,
              value: percentOf(noticeCoverage),
              hint: text.noticeCoverageHint(fractionOf(noticeCoverage)),
            },
            {
              label: text.crosscheckCoverage,
              value: percentOf(crosscheckCoverage),
              hint: text.crosscheckCoverageHint(fractionOf(crosscheckCoverage)),
            },
            {
              label: text.objections,
              value: text.objectionFiled(objections.filed),
              hint: text.objectionUpheld(objections.upheld),
            },
          ]}
        />
      </Card>
    </Section>
  )
}

/** Figures that the federation's own form does not have: speed, punctuality, cost per household. */
export const Quality = ({ report }: { readonly report: YearReport }) => {
  const { daysToFile, paidOnTime, lastPaidOn, perHousehold, bankFailures, returned, recovered } = report.quality
  return (
    <Section title={text.quality}>
      <Card>
        {report.onFile > 0 && <Row label={text.daysToFile} value={text.days(daysToFile.median, daysToFile.longest)} />}
        <Row label={text.paidOnTime} value={`${percentOf(paidOnTime)}（${fractionOf(paidOnTime)}）`} />
        <Row label={text.lastPaidOn} value={lastPaidOn === undefined ? text.nothing : dateText(lastPaidOn)} />
        <Row label={text.bankFailures} value={text.times(bankFailures)} />
        {returned !== undefined && returned.within.times > 0 && (
          <Row
            label={text.returned}
            value={text.returnedValue(returned.within.times, yuanText(returned.within.money))}
          />
        )}
        {returned !== undefined && returned.later.times > 0 && (
          <Row
            label={text.returnedLater}
            value={text.returnedValue(returned.later.times, yuanText(returned.later.money))}
          />
        )}
        {recovered !== undefined && (
          <>
            <Row
              label={text.recovered}
              value={text.recoveredValue(
                yuanText(recovered.received),
                yuanText(recovered.demanded),
                yuanText(recovered.writtenOff),
              )}
            />
            <Row label={text.net} value={<Money fen={report.total.money - recovered.received} />} />
          </>
        )}
        <Row label={text.cost} value={<Money fen={perHousehold} />} />
      </Card>
    </Section>
  )
}

type Asked = YearReport['quality']['satisfaction']['asked'][number]

/** One question set with the exact wording, and the average mark of each question. */
const Answers = ({ asked }: { readonly asked: Asked }) => (
  <Card title={text.asked[asked.set]} aside={text.answers(asked.persons, asked.answers)}>
    {Object.values<string>(questionText[asked.set]).map((question, i) => (
      <Row key={question} label={question} value={text.mark((asked.marks[i] ?? 0).toFixed(1))} />
    ))}
  </Card>
)

/** （二）效果指标: what households answered after they were paid. */
export const Effect = ({ report }: { readonly report: YearReport }) => {
  const { answers, persons, asked } = report.quality.satisfaction
  const unknown = answers - asked.reduce((sum, set) => sum + set.answers, 0)
  return (
    <Section title={text.effect}>
      <Card title={text.satisfaction}>
        {answers === 0 ? (
          <Row label={text.satisfaction} value={text.noAnswers} />
        ) : (
          <>
            <Row label={text.answered} value={text.answeredOf(persons, report.total.persons, text.persons)} />
            <Row label={text.answered} value={text.answeredOf(answers, report.total.personTimes, text.personTimes)} />
            {unknown > 0 && <View className='fin-hint'>{text.unknownQuestions(unknown)}</View>}
          </>
        )}
      </Card>
      {asked.map((set) => (
        <Answers key={set.set} asked={set} />
      ))}
    </Section>
  )
}
