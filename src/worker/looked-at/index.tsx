import type { CallOutput } from '@domain/contract'
import type { CaseId } from '@domain/kernel/ids'
import { lookedAtWords, purposeWords } from '@domain/paper/look-words'
import { Card, Empty, More, Page, Row } from '@src/components'
import { usePages, useParams } from '@src/gateway'
import { momentText, roleText } from '@src/text'
import { lookedAtPage as words } from '@src/text/worker'

type Look = CallOutput<'case.lookedAt'>['items'][number]

const dayOf = (look: Look): string => momentText(look.at).split(' ')[0] ?? ''
const together = (a: Look, b: Look): boolean =>
  a.field === b.field &&
  a.by === b.by &&
  a.unit === b.unit &&
  (a.at === b.at || (a.field === 'proof' && dayOf(a) === dayOf(b)))

/**
 * Papers that one person opened on one day are combined into one card, and so is what was read in one moment: the persons of a
 * household that was read whole, or the lists for all counterparts.
 */
const leafed = (looks: readonly Look[]): readonly { readonly look: Look; readonly count: number }[] => {
  const cards: { look: Look; count: number }[] = []
  for (const look of looks) {
    const last = cards[cards.length - 1]
    if (last !== undefined && together(last.look, look)) last.count += 1
    else cards.push({ look, count: 1 })
  }
  return cards
}

const whatOf = (look: Look, count: number): string => {
  if (look.field === 'whole') return words.whole(count, lookedAtWords(look))
  if (count === 1) return lookedAtWords(look)
  return look.field === 'proof' ? words.papers(count) : words.times(count, lookedAtWords(look))
}

/** 谁看过我的信息: every look at sensitive data, with the person and the purpose. */
export default function LookedAt() {
  const { id } = useParams()
  const list = usePages('case.lookedAt', { caseId: (id ?? '') as CaseId })
  const looks = list.pages.flatMap((page) => page.items)
  return (
    <Page title={words.title} lead={words.lead} asked={{ ...list, data: looks[0] }} testId='looked-at'>
      {looks.length === 0 ? <Empty title={words.empty} hint={words.emptyHint} /> : null}
      {leafed(looks).map(({ look, count }, i) => (
        <Card
          // biome-ignore lint/suspicious/noArrayIndexKey: several looks of one moment are told apart by their place only
          key={`${look.at}-${i}`}
          title={`${look.by}（${roleText[look.role]}）`}
          aside={momentText(look.at)}
          testId='look'
        >
          <Row label={look.unit} />
          <Row label={words.what} value={whatOf(look, count)} />
          <Row label={words.purpose} value={purposeWords(look)} />
        </Card>
      ))}
      <More list={list} kind='plain' />
    </Page>
  )
}
