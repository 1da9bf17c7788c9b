import type { RevealField } from '@domain/household/declaration'
import type { CaseId } from '@domain/kernel/ids'
import { Button, Card, Empty, Page, Row } from '@src/components'
import { usePages, useParams } from '@src/gateway'
import { momentText, roleText } from '@src/text'
import { lookedAtPage as words } from '@src/text/worker'

const fieldText: Record<RevealField, string> = words.fields
const nameOf = (field: string): string => (Object.hasOwn(fieldText, field) ? fieldText[field as RevealField] : field)

/** Every look at something sensitive, with who and what for. */
export default function LookedAt() {
  const { id } = useParams()
  const list = usePages('case.lookedAt', { caseId: (id ?? '') as CaseId })
  const { more } = list
  const looks = list.pages.flatMap((page) => page.items)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      loading={list.loading}
      refusal={looks.length === 0 ? list.refusal : undefined}
      onRetry={() => void list.reload()}
      testId='looked-at'
    >
      {looks.length === 0 ? <Empty title={words.empty} hint={words.emptyHint} /> : null}
      {looks.map((look, i) => (
        <Card
          // biome-ignore lint/suspicious/noArrayIndexKey: several looks of one moment are told apart by their place only
          key={`${look.at}-${i}`}
          title={`${look.by}（${roleText[look.role]}）`}
          aside={momentText(look.at)}
          testId='look'
        >
          <Row label={look.unit} />
          <Row label={words.what} value={nameOf(look.field)} />
          <Row label={words.purpose} value={look.purpose} />
        </Card>
      ))}
      {more === undefined ? null : (
        <Button kind='plain' block busy={list.loadingMore} onTap={() => void more()}>
          {words.more}
        </Button>
      )}
    </Page>
  )
}
