import type { CaseView } from '@domain/contract/views'
import { lastTwelveMonths } from '@domain/kernel/plain-date'
import { Banner, Day, Money, Row, SheetTable, Table, Tag } from '@src/components'
import { incomeText, monthText, rigidText } from '@src/text'
import { sheetText } from '@src/text/case-page'
import { determinationText } from '@src/text/determination'
import { Text, View } from '@tarojs/components'
import { type Compared, compare, differs, namesOf } from './facts'
import { ProofOf } from './proofs'

type Props = { readonly view: CaseView }

const Amount = ({ fen }: { readonly fen: number | undefined }) =>
  fen === undefined ? <Text>—</Text> : <Money fen={fen} />

const changeOf = ({ declared, found }: Pick<Compared, 'declared' | 'found'>): string => {
  if (declared === undefined) return sheetText.addedBySurvey
  return found === undefined ? sheetText.removedBySurvey : sheetText.found
}

/** The differences between survey and declaration, with both figures. */
const Differences = ({ view }: Props) => {
  if (view.survey === undefined) return null
  const names = namesOf(view)
  const rows = [
    ...compare(view.declaration.incomes, view.survey.incomes).map((line) => ({
      ...line,
      side: 'income',
      label: incomeText[line.kind],
    })),
    ...compare(view.declaration.expenditures, view.survey.expenditures).map((line) => ({
      ...line,
      side: 'rigid',
      label: rigidText[line.kind],
    })),
  ].filter(differs)
  if (rows.length === 0) return <View className='case-hint'>{sheetText.noDifferences}</View>
  return (
    <View className='case-block'>
      <View className='case-subtitle'>{sheetText.differences}</View>
      <Table
        rows={rows}
        rowKey={(row) => `${row.side}:${row.member}:${row.kind}`}
        columns={[
          {
            key: 'what',
            title: '',
            render: (row) => `${names[row.member] ?? ''} ${row.label}`,
          },
          {
            key: 'declared',
            title: sheetText.declared,
            align: 'right',
            render: (row) => <Amount fen={row.declared} />,
          },
          { key: 'found', title: sheetText.found, align: 'right', render: (row) => <Amount fen={row.found} /> },
          { key: 'change', title: '', render: (row) => <Tag tone='amber'>{changeOf(row)}</Tag> },
        ]}
      />
    </View>
  )
}

const Accident = ({ view }: Props) => {
  const declared = view.declaration.accident
  const found = view.survey?.accident ?? declared
  if (found === undefined) return null
  return (
    <View className='case-block'>
      <View className='case-subtitle'>{sheetText.accident}</View>
      <Row label={sheetText.accidentOn}>
        <Day date={found.happenedOn} />
      </Row>
      <Row label={sheetText.accidentCost}>
        <Money fen={found.cost} />
      </Row>
      <Row label={sheetText.accidentRecovered}>
        <Money fen={found.recovered} />
      </Row>
    </View>
  )
}

/** The net-income sheet line by line, each with its rule; frozen by the determination. */
export const SheetSection = ({ view, own = false }: Props & { readonly own?: boolean }) => {
  const sheet = view.determination?.sheet ?? view.sheet
  // figures of a later visit are about the twelve months before that visit
  const { figuresOn } = view.determination ?? {}
  const period = figuresOn === undefined ? view.declaration.period : lastTwelveMonths(figuresOn)
  return (
    <View>
      <View className='case-hint'>{sheetText.period(monthText(period.from), monthText(period.to))}</View>
      {view.determination !== undefined && <Banner tone='blue' text={determinationText.frozen} />}
      <SheetTable
        sheet={sheet}
        names={namesOf(view)}
        papers={
          own
            ? undefined
            : (line) => (
                <ProofOf
                  view={view}
                  member={line.member}
                  kind={line.kind}
                  brief
                  testId={`sheet-papers-${line.member}-${line.kind}`}
                />
              )
        }
      />
      <Accident view={view} />
      <Differences view={view} />
    </View>
  )
}
