import { GrantState } from '@domain/application/money/grant'
import { type BudgetLine, freeOf } from '@domain/fund/fund'
import { Button, Card, Empty, Listed, Money, optionsOf, Page, Section, Tabs } from '@src/components'
import { go, useMe, useOnReturn, usePages, useParams, usePlaces, useQuery } from '@src/gateway'
import { sourceText } from '@src/text'
import { fundText } from '@src/text/fund'
import { type ReactNode, useState } from 'react'
import { BudgetBar } from '../common/budget-bar'
import { Figures } from '../common/figures'
import { oneOf } from '../common/filters'
import { type Grant, GrantRows } from '../common/grant-rows'
import { cityFundOrg } from '../common/posts'
import '../common/finance.scss'

const text = fundText.line
/** Those that draw on the line. */
const STATES = GrantState.options.filter((state) => state !== 'released')

const People = ({ line }: { readonly line: BudgetLine }) => {
  const [state, setState] = useState<GrantState>('paid')
  const list = usePages('grant.list', {
    year: line.year,
    jurisdiction: line.jurisdiction,
    line: line.id,
    state,
  })
  const grants = list.pages.flatMap((page) => page.items)
  const fromHere = (grant: Grant): number =>
    grant.shares?.find((share) => share.line === line.id)?.amount ?? grant.amount
  return (
    <Section title={text.people}>
      <Tabs
        items={optionsOf(fundText.states, STATES)}
        value={state}
        onChange={(value) => setState(oneOf(STATES, value) ?? 'paid')}
      />
      <Listed list={list} count={grants.length} lines={4} empty={<Empty title={text.empty} hint={text.emptyHint} />}>
        <GrantRows grants={grants} state={state} amountOf={fromHere} />
      </Listed>
    </Section>
  )
}

const Sum = ({ line, children }: { readonly line: BudgetLine; readonly children: ReactNode }) => (
  <Card title={`${fundText.yearOf(line.year)} ${sourceText[line.source]} ${usePlaces().nameOf(line.jurisdiction)}`}>
    <BudgetBar {...line} slim />
    <Figures
      items={[
        { label: fundText.bar.allocated, value: <Money fen={line.allocated} /> },
        { label: fundText.bar.settled, value: <Money fen={line.settled} /> },
        { label: fundText.bar.held, value: <Money fen={line.held} /> },
        { label: fundText.bar.free, value: <Money fen={freeOf(line)} /> },
      ]}
    />
    {children}
  </Card>
)

/** One budget line and everybody it was spent on. */
export default function Line() {
  const { line: id, year } = useParams()
  const { posts } = useMe()
  const query = useQuery('budget.lines', { year: Number(year) })
  const { data, reload } = query
  useOnReturn(() => void reload())
  const line = data?.lines.find((one) => one.id === id)
  return (
    <Page title={text.title} wide asked={query}>
      {line === undefined ? (
        <Empty title={text.missing} hint={fundText.home.noLinesHint} />
      ) : (
        <>
          <Sum line={line}>
            {cityFundOrg(posts) !== undefined && (
              <Button
                kind='plain'
                onTap={() =>
                  go('/finance/allocate/index', {
                    year: line.year,
                    source: line.source,
                    jurisdiction: line.jurisdiction,
                  })
                }
              >
                {text.adjust}
              </Button>
            )}
          </Sum>
          <People line={line} />
        </>
      )}
    </Page>
  )
}
