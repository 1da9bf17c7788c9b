import type { PlainDate } from '@domain/kernel/plain-date'
import { BANK_RESULTS, type BankResult } from '@domain/payout/bank-words'
import { BACK_FIELDS, type BackField, type BankLayout, OURS, plainWord } from '@domain/payout/layout'
import { GENERIC } from '@domain/payout/layouts'
import { readBankSheet, seenBankSheet } from '@domain/payout/read-bank-table'
import { Button, Card, Choice, optionsOf, Select, Table, TextInput, YesNo } from '@src/components'
import { yuanText } from '@src/text'
import { bankLayoutText } from '@src/text/bank-layouts'
import { payoutText } from '@src/text/payout'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { looksLikeHeadings, type Sample, SamplePick, widthOf } from './sample'

const text = bankLayoutText.coming
type Back = BankLayout['back']
type Props = { readonly back: Back; readonly today: PlainDate; readonly onChange: (back: Back) => void }

const columnsIn = (sample: Sample, header: boolean): Back['columns'] => {
  const { taken } = header ? seenBankSheet(sample.rows.slice(0, 1), { back: GENERIC.back }) : { taken: {} }
  const fields = new Map<string, BackField>()
  for (const field of BACK_FIELDS) {
    const heading = field === 'other' ? undefined : (taken as Record<string, string | undefined>)[OURS[field]]
    if (heading !== undefined) fields.set(heading, field)
  }
  return Array.from({ length: widthOf(sample.rows) }, (_, i) => {
    const title = header ? (sample.rows[0]?.[i] ?? '') : ''
    return { field: fields.get(title) ?? 'other', title }
  })
}

/** The different cells of a column of the sample. */
const cellsOf = (sample: Sample | undefined, back: Back, field: BackField): readonly string[] => {
  const at = back.columns.findIndex((column) => column.field === field)
  const rows = (sample?.rows ?? []).slice(back.header ? 1 : 0)
  return [...new Set(rows.map((row) => plainWord(row[at] ?? '').slice(0, 20)))].filter((word) => word !== '')
}

const Another = ({ onAdd, testId }: { readonly onAdd: (word: string) => void; readonly testId: string }) => {
  const [word, setWord] = useState('')
  const plain = plainWord(word).slice(0, 20)
  return (
    <>
      <TextInput
        label={text.newWord}
        optional
        value={word}
        onChange={setWord}
        maxLength={20}
        testId={`${testId}-word`}
      />
      <Button
        kind='plain'
        disabled={plain === ''}
        onTap={() => {
          onAdd(plain)
          setWord('')
        }}
        testId={`${testId}-add`}
      >
        {text.add}
      </Button>
    </>
  )
}

const Words = ({ back, sample, onChange }: Omit<Props, 'today'> & { readonly sample: Sample | undefined }) => {
  const [added, setAdded] = useState<readonly string[]>([])
  const words = [...new Set([...Object.keys(back.words), ...cellsOf(sample, back, 'result'), ...added])]
  const set = (word: string, means: BankResult): void => onChange({ ...back, words: { ...back.words, [word]: means } })
  return (
    <View>
      <View className='case-subtitle'>{text.words}</View>
      <View className='fin-hint'>{text.wordsHint}</View>
      {words.map((word, no) => (
        <Choice
          key={word}
          label={text.word(word)}
          options={optionsOf(payoutText.result.meanings, BANK_RESULTS)}
          grid
          value={back.words[word]}
          onChange={(means) => set(word, means)}
          testId={`coming-word-${no}`}
        />
      ))}
      <Another onAdd={(word) => setAdded([...added, word])} testId='coming-words' />
    </View>
  )
}

const Reasons = ({ back, onChange }: Omit<Props, 'today'>) => (
  <View>
    <View className='case-subtitle'>{text.reasons}</View>
    <View className='fin-hint'>{text.reasonsHint}</View>
    {back.reasons.map(({ word, owner }, no) => (
      <Choice
        key={word}
        label={text.reason(word)}
        options={optionsOf(text.owners)}
        value={owner}
        onChange={(next) =>
          onChange({ ...back, reasons: back.reasons.map((one) => (one.word === word ? { word, owner: next } : one)) })
        }
        testId={`coming-reason-${no}`}
      />
    ))}
    <Another
      onAdd={(word) =>
        onChange({ ...back, reasons: [...back.reasons.filter((one) => one.word !== word), { word, owner: 'payer' }] })
      }
      testId='coming-reasons'
    />
  </View>
)

type Line = {
  readonly no: string
  readonly name: string
  readonly account: string
  readonly amount: string
  readonly says: string
}
const linesIn = (sample: Sample, back: Back, today: PlainDate): readonly Line[] => {
  const read = readBankSheet(sample.rows, today, { back })
  if (read === undefined || 'missing' in read) return []
  return read.rows.map(({ row, name, account, amount, says }) => ({
    no: String(row),
    name,
    account,
    amount: amount === undefined ? text.unread : yuanText(amount),
    says:
      'unread' in says
        ? text.unread
        : payoutText.result.meanings['back' in says && says.back === true ? 'returned' : says.result],
  }))
}

const Preview = ({ sample, back, today }: Omit<Props, 'onChange'> & { readonly sample: Sample }) => (
  <View>
    <View className='case-subtitle'>{text.preview}</View>
    <Table
      rows={linesIn(sample, back, today)}
      rowKey={({ no }) => no}
      columns={[
        { key: 'name', title: bankLayoutText.sheet.name, render: ({ name }) => name },
        { key: 'account', title: bankLayoutText.sheet.account, render: ({ account }) => account },
        { key: 'amount', title: bankLayoutText.sheet.amount, render: ({ amount }) => amount },
        { key: 'says', title: bankLayoutText.sheet.result, render: ({ says }) => says },
      ]}
      testId='coming-preview'
    />
  </View>
)

/** 银行返回的文件: what its columns hold, what the bank means by its words, and how its sample is read. */
export const Coming = ({ back, today, onChange }: Props) => {
  const [sample, setSample] = useState<Sample>()
  const read = (next: Sample): void => {
    const header = looksLikeHeadings(next.rows[0])
    setSample(next)
    onChange({ ...back, header, columns: columnsIn(next, header) })
  }
  const set = (change: Partial<Back>): void => onChange({ ...back, ...change })
  return (
    <Card title={text.title}>
      <SamplePick label={text.pick} onRead={read} testId='coming-sample' />
      <YesNo
        label={text.header}
        value={back.header}
        onChange={(header) => set(sample === undefined ? { header } : { header, columns: columnsIn(sample, header) })}
        testId='coming-header'
      />
      {back.columns.map(({ field, title }, i) => (
        <Select
          key={String(i)}
          label={bankLayoutText.going.column(i + 1, title, sample?.rows[back.header ? 1 : 0]?.[i] ?? '')}
          options={optionsOf(text.fields, BACK_FIELDS)}
          value={field}
          onChange={(next) =>
            set({ columns: back.columns.map((one, at) => (at === i ? { ...one, field: next } : one)) })
          }
          testId={`coming-${i + 1}`}
        />
      ))}
      <Choice
        label={bankLayoutText.going.money}
        options={optionsOf(bankLayoutText.going.moneys)}
        grid
        value={back.money}
        onChange={(money) => set({ money })}
        testId='coming-money'
      />
      <Words back={back} sample={sample} onChange={onChange} />
      <Reasons back={back} onChange={onChange} />
      {sample !== undefined && <Preview sample={sample} back={back} today={today} />}
    </Card>
  )
}
