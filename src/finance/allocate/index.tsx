import { reallocate, Source } from '@domain/fund/fund'
import type { Fen } from '@domain/kernel/fen'
import {
  Banner,
  Card,
  Choice,
  Empty,
  FormPage,
  filled,
  MoneyInput,
  optionsOf,
  Select,
  TextArea,
  toSend,
  useFields,
} from '@src/components'
import { back, useCommand, useMe, useParams, usePlaces, useQuery } from '@src/gateway'
import { sourceText } from '@src/text'
import { fundText } from '@src/text/fund'
import { useState } from 'react'
import { oneOf, placeIn } from '../common/filters'
import { cityFundOrg } from '../common/posts'
import { useYear } from '../common/years'
import '../common/finance.scss'

const text = fundText.allocate

/** The existing budget line for a year, source and jurisdiction. */
const useLine = (year: number | undefined, source: string, jurisdiction: string | undefined) => {
  const { data } = useQuery('budget.lines', { year: year ?? 2000 }, { skip: year === undefined })
  return data?.lines.find((line) => line.source === source && line.jurisdiction === jurisdiction && line.year === year)
}

/** Allocates money to a budget line, or changes its amount. */
export default function Allocate() {
  const given = useParams()
  const me = useMe()
  const org = cityFundOrg(me.posts)
  const { year, select } = useYear(given['year'])
  const [source, setSource] = useState(oneOf(Source.options, given['source']) ?? 'provincial')
  const { options } = usePlaces()
  const [chosen, setJurisdiction] = useState(placeIn(given['jurisdiction']))
  const jurisdiction = chosen ?? options[0]?.value
  const [{ allocated, reason }, field] = useFields({ allocated: undefined as Fen | undefined, reason: '' })
  const line = useLine(year, source, jurisdiction)
  const command = useCommand('budget.allocate')
  const used = line === undefined ? 0 : line.held + line.settled
  const below = line !== undefined && allocated !== undefined && !reallocate(line, allocated).ok
  const allocation = !below && filled({ org, year, source, jurisdiction, allocated, reason })
  return (
    <FormPage
      title={text.title}
      lead={text.lead}
      asked={me}
      open={org !== undefined}
      gone={<Empty title={text.notHere} hint={text.notHereHint} />}
      {...toSend(command, allocation, back)}
      label={text.send}
      testId='allocate-send'
    >
      <Card>
        {select}
        <Choice
          label={fundText.source}
          options={optionsOf(sourceText, Source.options)}
          value={source}
          onChange={(value) => setSource(oneOf(Source.options, value) ?? source)}
        />
        <Select label={fundText.jurisdiction} options={options} value={jurisdiction} onChange={setJurisdiction} />
        <Banner tone='plain' text={line === undefined ? text.fresh : text.now(line.allocated, used)} />
        <MoneyInput
          label={text.amount}
          hint={text.amountHint}
          placeholder={text.amountExample}
          testId='allocate-amount'
          {...field('allocated')}
          {...(below ? { error: text.below(used) } : {})}
        />
        <TextArea
          label={text.reason}
          {...field('reason')}
          maxLength={200}
          placeholder={text.reasonHint}
          testId='allocate-reason'
        />
      </Card>
    </FormPage>
  )
}
