import type { CaseView } from '@domain/contract/views'
import { type CheckResult, type Hit, hitKey, isHit, unanswered } from '@domain/crosscheck/crosscheck'
import { PENSION_INCOMES } from '@domain/crosscheck/items/item'
import { showYuan } from '@domain/kernel/fen'
import { showDate } from '@domain/kernel/plain-date'
import type { Counterpart } from '@domain/policy/policy'
import { Banner, Button, Table, Tag } from '@src/components'
import { counterpartText, homeText, incomeText, schoolText, vehicleText } from '@src/text'
import { casePageText } from '@src/text/case-page'
import { checkSummaryText, crosscheckText, outcomeText, verdictText } from '@src/text/crosscheck'
import { itemLines, itemsText } from '@src/text/crosscheck-items'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { memberKeys, nameOf } from './facts'
import { Photos } from './papers'
import type { Beside } from './sheets'

type Props = { readonly view: CaseView; readonly settle?: (hit: Hit) => ReactNode }

const orNothing = (texts: readonly string[]): string =>
  texts.length === 0 ? crosscheckText.declaredNothing : texts.join('；')

/** narrow on a small screen, to leave room for the verdict */
const TOLD = 'clamp(104px, 11vw, 168px)'

/** What the household declared about the matter that the counterpart was asked about. */
const declaredAbout = (view: CaseView, counterpart: Counterpart, member: string): string => {
  const { property, members } = view.declaration
  const incomes = (kinds: readonly string[]): string[] =>
    view.declaration.incomes
      .filter((line) => line.member === member && kinds.includes(line.kind))
      .map((line) => `${incomeText[line.kind]} ${showYuan(line.amount)}`)
  switch (counterpart) {
    case 'real-estate':
      return orNothing(property.homes.map((h) => `${homeText[h.kind]} ${casePageText.squareMetres(h.squareMetres)}`))
    case 'vehicles':
      return orNothing(property.vehicles.map((v) => `${vehicleText[v.kind]} ${crosscheckText.boughtIn(v.boughtIn)}`))
    case 'pensions':
      return orNothing(incomes(PENSION_INCOMES))
    case 'civil-affairs':
      return view.proofs.some((proof) => proof.type === 'lowIncomeCertificate' && proof.files.length > 0)
        ? crosscheckText.lowIncomeGiven
        : crosscheckText.declaredNothing
    case 'enrolment':
      return orNothing(
        members.flatMap((m) => (m.key === member && m.schoolStage !== undefined ? [schoolText[m.schoolStage]] : [])),
      )
    case 'banks':
      return orNothing(incomes(['interest', 'dividend']))
  }
}

const Bureau = ({ result }: { readonly result: CheckResult }) => (
  <View>
    {result.source !== undefined && <View className='case-hint'>{result.source}</View>}
    <Tag tone={isHit(result) ? 'amber' : result.outcome === 'not-returned' ? 'plain' : 'green'}>
      {outcomeText[result.outcome]}
    </Tag>
    {itemLines(result).map(({ key, text, differs }) => (
      <View key={key} className='case-words'>
        {text}
        {differs.map((why) => (
          <Tag key={why} tone='amber'>
            {why}
          </Tag>
        ))}
      </View>
    ))}
    {result.value !== '' && <View className='case-words'>{result.value}</View>}
    {result.asOf !== undefined && <View className='case-hint'>{crosscheckText.asOf(showDate(result.asOf))}</View>}
  </View>
)

/** An earlier answer of the same source, with the explanation and the verdict of that time. */
const Earlier = ({ before }: { readonly before: NonNullable<Hit['earlier']>[number] }) => (
  <View className='case-hint'>
    {crosscheckText.earlier(
      [outcomeText[before.outcome], itemsText(before), before.value].filter((word) => word !== '').join(' '),
      before.asOf === undefined ? undefined : showDate(before.asOf),
    )}
    {before.reply !== undefined && (
      <View>{`${crosscheckText.replied(showDate(before.reply.on))}：${before.reply.text}`}</View>
    )}
    {before.verdict !== undefined && <View>{`${verdictText[before.verdict.verdict]}：${before.verdict.reasons}`}</View>}
  </View>
)

type VerdictProps = {
  readonly hit: Hit | undefined
  readonly settle: Props['settle']
  /** what was declared and what the bureau has, beside the papers of the reply */
  readonly beside: readonly Beside[]
}
const Verdict = ({ hit, settle, beside }: VerdictProps) => {
  if (hit === undefined) return <Text>—</Text>
  return (
    <View>
      {hit.earlier?.map((before) => (
        <Earlier key={JSON.stringify(before)} before={before} />
      ))}
      {hit.reply === undefined ? (
        <Tag tone='amber'>{crosscheckText.noReply}</Tag>
      ) : (
        <View className='case-words'>
          {`${crosscheckText.replied(showDate(hit.reply.on))}：${hit.reply.text}`}
          <Photos
            leaves={hit.reply.files.map((file, at) => ({
              file,
              title: `${crosscheckText.reply} ${at + 1}`,
              beside,
            }))}
          />
        </View>
      )}
      {hit.verdict === undefined ? (
        settle?.(hit)
      ) : (
        <View className='case-words'>
          <Tag tone={hit.verdict.verdict === 'confirmed' ? 'amber' : 'green'}>{verdictText[hit.verdict.verdict]}</Tag>
          {hit.verdict.reasons}
        </View>
      )}
    </View>
  )
}

const asResult = (member: CheckResult['member'], counterpart: Counterpart): CheckResult => ({
  member,
  counterpart,
  outcome: 'not-returned',
  value: '',
})

/** Declaration, answer of the bureau and verdict side by side; open hits first. Base unions see only the summary. */
export const CheckSection = ({ view, settle }: Props) => {
  const { check } = view
  const [all, setAll] = useState(false)
  if (check === undefined) return null
  const { full } = check
  if (full === undefined) {
    return (
      <View>
        <Tag tone={check.summary === 'passed' ? 'green' : 'amber'}>{checkSummaryText[check.summary]}</Tag>
        {check.asked?.map((question) => (
          <View className='case-words' key={question.key}>
            {crosscheckText.askedOf(
              nameOf(view, question.member),
              counterpartText[question.counterpart].about,
              question.replied,
            )}
          </View>
        ))}
        <View className='case-hint'>{crosscheckText.forBase}</View>
      </View>
    )
  }
  const hits = new Map(full.hits.map((hit) => [hit.key, hit]))
  const missing = unanswered(full, memberKeys(view))
  const open = (result: CheckResult): number => (hits.get(hitKey(result))?.verdict === undefined ? 0 : 1)
  const asked = full.results.length === 0 ? missing.map((c) => asResult('m0' as CheckResult['member'], c)) : []
  const rows = [...full.results, ...asked].sort((a, b) => Number(isHit(b)) - Number(isHit(a)) || open(a) - open(b))
  // a hit that is still open stays visible, whatever its source has answered since
  const telling = rows.filter((row) => row.outcome !== 'no-record' || hits.has(hitKey(row)))
  const quiet = rows.length - telling.length
  return (
    <View>
      {missing.length > 0 && (
        <Banner tone='amber' text={crosscheckText.notAll(missing.map((c) => counterpartText[c].bureau).join('、'))} />
      )}
      {full.passed?.map(({ counterpart, on, reasons }) => (
        <Banner
          key={`${counterpart}:${on}`}
          tone='plain'
          text={crosscheckText.passedOver(counterpartText[counterpart].bureau, showDate(on), reasons)}
        />
      ))}
      <Table
        rows={all ? rows : telling}
        empty={<View className='case-words'>{crosscheckText.allQuiet}</View>}
        rowKey={hitKey}
        columns={[
          {
            key: 'who',
            width: TOLD,
            title: crosscheckText.person,
            render: (row) => `${nameOf(view, row.member)} · ${counterpartText[row.counterpart].about}`,
          },
          {
            key: 'declared',
            width: TOLD,
            title: crosscheckText.declared,
            render: (row) => declaredAbout(view, row.counterpart, row.member),
          },
          {
            key: 'bureau',
            width: 'clamp(120px, 13vw, 200px)',
            title: crosscheckText.bureau,
            render: (row) => <Bureau result={row} />,
          },
          {
            key: 'verdict',
            title: crosscheckText.verdict,
            render: (row) => (
              <Verdict
                hit={hits.get(hitKey(row))}
                settle={settle}
                beside={[
                  { label: crosscheckText.declared, value: declaredAbout(view, row.counterpart, row.member) },
                  {
                    label: crosscheckText.bureau,
                    value: [outcomeText[row.outcome], itemsText(row), row.value].join(' '),
                  },
                ]}
              />
            ),
          },
        ]}
      />
      {quiet > 0 && (
        <Button kind='quiet' onTap={() => setAll(!all)}>
          {all ? casePageText.less : crosscheckText.quietRows(quiet)}
        </Button>
      )}
    </View>
  )
}
