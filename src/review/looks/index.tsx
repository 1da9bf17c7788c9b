import type { CallOutput } from '@domain/contract'
import { CaseId } from '@domain/kernel/ids'
import { lookedAtWords, purposeWords } from '@domain/paper/look-words'
import {
  Banner,
  Button,
  Card,
  Downloaded,
  Empty,
  More,
  NotShown,
  Page,
  RefusalCard,
  Row,
  useDownload,
} from '@src/components'
import { go, useCommand, useMe, usePages, useParams } from '@src/gateway'
import { momentText, roleText } from '@src/text'
import { looksText as words } from '@src/text/looks'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PATHS } from '../paths'
import { LookFilters, type Sought } from './filters'
import '../review.scss'

type Look = CallOutput<'look.register'>['items'][number]

const whatOf = (look: Look): string => `${words.whose(look.member.slice(1))} ${lookedAtWords(look)}`

const LookCard = ({ look }: { readonly look: Look }) => (
  <Card title={`${look.by}（${roleText[look.role]}）`} aside={momentText(look.at)} testId='look-line'>
    <Row label={words.unit} value={look.unit} />
    <Row label={words.what} value={whatOf(look)} />
    <Row label={words.why} value={purposeWords(look)} />
    <Row label={words.case} value={look.caseId} />
    <Button kind='quiet' onTap={() => go(PATHS.case, { id: look.caseId })} label={`${words.openCase} ${look.caseId}`}>
      {words.openCase}
    </Button>
  </Card>
)

/** Exports the result of the search as an Excel sheet, for the audit's files. */
const Export = ({ sought }: { readonly sought: Sought }) => {
  const { run, busy, refusal } = useCommand('look.export')
  const { got, get } = useDownload()
  const [made, setMade] = useState<CallOutput<'look.export'>>()
  const send = async (): Promise<void> => {
    const answer = await run(sought)
    if (!answer.ok) return
    setMade(answer.value)
    await get(answer.value)
  }
  return (
    <View>
      <Button kind='plain' busy={busy} onTap={() => void send()} testId='look-export'>
        {words.export}
      </Button>
      {made !== undefined && (
        <Banner tone='green' text={words.exported(made.name, made.count)} testId='look-exported' />
      )}
      <Downloaded got={got} />
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
    </View>
  )
}

/** 查看登记: all reveals of masked data within the auditor's reach. */
export default function LooksPage() {
  const { case: given = '' } = useParams()
  const me = useMe()
  const may = me.has('auditor')
  const [sought, setSought] = useState<Sought>(() => {
    const household = CaseId.safeParse(given)
    return household.success ? { caseId: household.data } : {}
  })
  const list = usePages('look.register', { ...sought, limit: 20 }, { skip: !may })
  const looks = list.pages.flatMap((page) => page.items)
  return (
    <Page title={words.title} lead={words.lead} wide asked={me} testId='looks'>
      {!may && <Empty title={words.notHere} />}
      {may && (
        <View>
          <LookFilters caseId={given} onSearch={setSought} />
          {list.refusal !== undefined && <NotShown refusal={list.refusal} onRetry={() => void list.reload()} />}
          {list.refusal === undefined && !list.loading && (
            <View>
              <Export key={JSON.stringify(sought)} sought={sought} />
              {looks.length === 0 && <Empty title={words.empty} hint={words.emptyHint} />}
              {looks.map((look, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: looks of one moment are told apart by their place only
                <LookCard key={`${look.at}-${i}`} look={look} />
              ))}
              <More list={list} kind='plain' block={false} label={words.more} testId='look-more' />
            </View>
          )}
        </View>
      )}
    </Page>
  )
}
