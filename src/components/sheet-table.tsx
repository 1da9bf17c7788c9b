import type { Sheet, SheetLine } from '@domain/household/sheet'
import { classText, sheetKindText, sheetRuleText, yuanText } from '@src/text'
import { sheetWords as words } from '@src/text/controls'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Table } from './figures'
import { Banner, Money, Row, Tag } from './plain'

type Line = SheetLine & { readonly no: number }

const Lines = ({
  lines,
  names,
  itemText,
  papers,
}: {
  readonly lines: readonly Line[]
  readonly names: Readonly<Record<string, string>>
  readonly itemText: (line: SheetLine) => string
  readonly papers: ((line: SheetLine) => ReactNode) | undefined
}) => (
  <Table
    columns={[
      { key: 'member', title: words.member, render: (line) => names[line.member] ?? '' },
      { key: 'kind', title: words.item, render: itemText },
      { key: 'amount', title: words.amount, align: 'right', render: (line) => <Money fen={line.amount} /> },
      {
        key: 'rule',
        title: words.rule,
        render: (line) => (
          <Text className={line.counted ? 'sheet-rule' : 'sheet-rule sheet-out'}>{sheetRuleText[line.rule]}</Text>
        ),
      },
      ...(papers === undefined ? [] : [{ key: 'papers', title: words.papers, render: papers }]),
    ]}
    rows={lines}
    rowKey={(line) => String(line.no)}
  />
)

/** The sheet line by line, each with its rule, so that anybody can repeat the calculation by hand. */
export const SheetTable = ({
  sheet,
  names,
  itemText = (line) => sheetKindText(line.kind, line.side),
  papers,
}: {
  readonly sheet: Sheet
  readonly names: Readonly<Record<string, string>>
  /** other names for the lines, where a line covers more than its kind */
  readonly itemText?: (line: SheetLine) => string
  /** the papers that prove a line, beside it */
  readonly papers?: ((line: SheetLine) => ReactNode) | undefined
}) => {
  const lines = sheet.lines.map((line, no) => ({ ...line, no }))
  const { accident } = sheet
  return (
    <View className='sheet'>
      <Lines lines={lines} names={names} itemText={itemText} papers={papers} />
      <Row label={words.income} value={<Money fen={sheet.income} />} />
      <Row label={words.rigid} value={<Money fen={sheet.rigid} />} />
      <Row label={words.members} value={words.people(sheet.members)} />
      <Row label={words.perHead} value={<Money fen={sheet.perHead} strong />} />
      <Text className='sheet-formula'>{words.formula}</Text>
      <Row label={words.lowIncome} value={<Money fen={sheet.lowIncome} />} />
      <Row label={words.relative} value={<Money fen={sheet.relativeLine} />} />
      {accident === undefined ? null : (
        <Row
          label={words.accident}
          value={`${yuanText(accident.loss)}，${accident.exceeds ? words.accidentOver(accident.percent) : words.accidentUnder(accident.percent)}`}
        />
      )}
      <Row
        label={words.result}
        value={<Tag tone={sheet.result === 'none' ? 'plain' : 'blue'}>{classText[sheet.result]}</Tag>}
      />
      {sheet.nearLine ? <Banner tone='amber' text={words.near} /> : null}
    </View>
  )
}
