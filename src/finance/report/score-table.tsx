import type { YearReport } from '@domain/contract/office'
import { FULL_MARKS, rateOf, SCORE_ITEMS, type ScoreItem, suggestedScores } from '@domain/report/score'
import { Banner, Card, Table } from '@src/components'
import { percentText, reportText } from '@src/text/report'
import { allocatedIn } from './quality'

const text = reportText.score

const shown = (part: { readonly with: number; readonly of: number }): string => {
  const rate = rateOf(part)
  return rate === undefined ? reportText.nothing : percentText(rate)
}

const basisOf = (report: YearReport): Record<ScoreItem, string> => {
  const { quality, total } = report
  return {
    budget: text.budgetBasis(shown({ with: total.money, of: allocatedIn(report) })),
    quantity: text.quantityBasis(total.households, total.personTimes),
    quality: text.qualityBasis(shown(quality.noticeCoverage), shown(quality.crosscheckCoverage)),
    timeliness: text.timelinessBasis(shown(quality.paidOnTime)),
    cost: text.costBasis(quality.perHousehold),
    effect: text.effectBasis,
    satisfaction: text.satisfactionBasis(quality.satisfaction.persons, quality.satisfaction.answers),
  }
}

/** The score table with the basis of each score; a person sets the scores. */
export const ScoreTable = ({ report }: { readonly report: YearReport }) => {
  const basis = basisOf(report)
  const { mean } = report.quality.satisfaction
  const suggested = suggestedScores({
    ...report.quality,
    paid: report.total.money,
    allocated: allocatedIn(report),
    marks: mean === undefined ? [] : [mean],
  })
  return (
    <Card title={text.title}>
      <Banner tone='plain' text={text.hint} />
      <Table
        columns={[
          { key: 'item', title: text.item, render: (item: ScoreItem) => text.items[item] },
          { key: 'full', title: text.full, align: 'right', render: (item: ScoreItem) => String(FULL_MARKS[item]) },
          { key: 'basis', title: text.basis, render: (item: ScoreItem) => basis[item] },
          {
            key: 'suggested',
            title: text.suggested,
            align: 'right',
            render: (item: ScoreItem) => suggested[item]?.toFixed(1) ?? text.byHand,
          },
        ]}
        rows={SCORE_ITEMS}
        rowKey={(item) => item}
      />
    </Card>
  )
}
