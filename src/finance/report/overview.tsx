import type { YearReport } from '@domain/contract/office'
import { HardshipClass } from '@domain/household/words'
import { Card, Money, Row, Section } from '@src/components'
import { classText, refusalReasonText } from '@src/text'
import { reportText } from '@src/text/report'
import { Figures } from '../common/figures'
import { drill } from './drill'

const text = reportText

const Refused = ({ report }: { readonly report: YearReport }) => {
  const reasons = Object.entries(report.refusedBecause).sort((a, b) => b[1] - a[1])
  if (reasons.length === 0) return null
  return (
    <Card title={text.refusedBecause}>
      {reasons.map(([reason, count]) => (
        <Row
          key={reason}
          label={refusalReasonText[reason as keyof typeof refusalReasonText] ?? refusalReasonText.other}
          value={`${count}${text.households}`}
        />
      ))}
    </Card>
  )
}

/** Applications, files by class, and the three counts of the year. */
export const Overview = ({ report }: { readonly report: YearReport }) => {
  const { year, total } = report
  const paid = (): void => drill(year, 'paid')
  return (
    <Section title={text.yearTitle(year)}>
      <Card>
        <Figures
          items={[
            { label: text.applied, value: String(report.applied), onTap: () => drill(year, 'applied') },
            { label: text.onFile, value: String(report.onFile), onTap: () => drill(year, 'on-file') },
            ...HardshipClass.options.map((key) => ({
              label: classText[key],
              value: String(report.byClass[key]),
              onTap: () => drill(year, 'on-file', { class: key }),
            })),
            { label: text.refused, value: String(report.refused), onTap: () => drill(year, 'refused') },
            { label: text.withdrawn, value: String(report.withdrawn), onTap: () => drill(year, 'withdrawn') },
            { label: text.open, value: String(report.open) },
          ]}
        />
      </Card>
      <Card title={text.threeCounts}>
        <Figures
          items={[
            { label: text.households, value: String(total.households), onTap: paid },
            { label: text.persons, value: String(total.persons), onTap: paid },
            { label: text.personTimes, value: String(total.personTimes), onTap: paid },
            { label: text.money, value: <Money fen={total.money} />, onTap: paid },
          ]}
          hint={text.threeHint}
        />
      </Card>
      <Refused report={report} />
    </Section>
  )
}
