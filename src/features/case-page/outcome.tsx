import type { CaseView } from '@domain/contract/views'
import { figuresOf } from '@domain/determination/validity'
import { showDate } from '@domain/kernel/plain-date'
import { Banner, Card, Money, Row, Table, Tag } from '@src/components'
import { useMe } from '@src/gateway'
import {
  classText,
  correctionItemText,
  dueText,
  fileLevelText,
  grantStateText,
  programmeText,
  proofText,
  refusalReasonText,
  yuanText,
} from '@src/text'
import { casePageText } from '@src/text/case-page'
import { determinationText } from '@src/text/determination'
import { reviewText } from '@src/text/review'
import { Text, View } from '@tarojs/components'

type Props = { readonly view: CaseView }

const isProof = (item: string): item is keyof typeof proofText => item in proofText
const isOther = (item: string): item is keyof typeof correctionItemText => item in correctionItemText
/** The name of an item requested in a correction. */
export const itemText = (item: string): string => {
  if (isProof(item)) return proofText[item].name
  return isOther(item) ? correctionItemText[item] : item
}

/**
 * The age of an open file's figures once it matters, so that officers do not learn of the expiry only when money is refused.
 */
const Figures = ({ view }: Props) => {
  const { today } = useMe()
  const { determination, figuresUntil, resurveyedOn } = view
  if (resurveyedOn !== undefined)
    return <Banner tone='blue' text={determinationText.figuresWaiting(showDate(resurveyedOn))} testId='resurveyed' />
  if (determination === undefined || figuresUntil === undefined || today === undefined || today <= figuresUntil)
    return null
  return (
    <Banner
      tone='amber'
      text={determinationText.figuresOver(showDate(figuresOf(determination)), showDate(figuresUntil))}
      testId='figures-over'
    />
  )
}

/** Until when the worker may answer a correction; after that day, what the union may do without the answer. */
export const correctionTitle = ({ dueOn }: { readonly dueOn: string }, today: string): string =>
  dueOn < today ? reviewText.correctionLate(dueText(dueOn)) : reviewText.waitingCorrection(dueText(dueOn))

/** What blocks the case or has been decided, at the top of the page. */
export const Standing = ({ view }: Props) => {
  const { correction, refusal, reexamination } = view
  const { today = '' } = useMe()
  return (
    <View className='case-block'>
      <Figures view={view} />
      {correction !== undefined && (
        <Card title={correctionTitle(correction, today)} tone='urgent'>
          <Row label={reviewText.correctionItems} value={correction.items.map(itemText).join('、')} />
          <Text className='case-words'>{correction.note}</Text>
        </Card>
      )}
      {refusal !== undefined && (
        <Card title={reviewText.refusedOn(showDate(refusal.on))} tone='urgent'>
          <Row
            label={reviewText.refusedBecause}
            value={refusal.reasons.map((reason) => refusalReasonText[reason]).join('、')}
          />
          <Text className='case-words'>{refusal.words}</Text>
        </Card>
      )}
      {reexamination !== undefined && (
        <Card title={reviewText.reexamination} tone='plain'>
          <Row label={reviewText.reexaminationWhy} value={reexamination.why} />
          {reexamination.decided !== undefined && (
            <Row
              label={reviewText.reexaminationUphold}
              value={`${reexamination.decided.upheld ? reviewText.reexaminationYes : reviewText.reexaminationNo}：${reexamination.decided.reasons}`}
            />
          )}
        </Card>
      )}
    </View>
  )
}

/** The county's opinion, and the determination with the dossier number. */
export const OutcomeSection = ({ view }: Props) => {
  const { countyOpinion, determination } = view
  if (countyOpinion === undefined && determination === undefined) return null
  return (
    <View>
      {countyOpinion !== undefined && <Row label={reviewText.opinion} value={countyOpinion} />}
      {determination !== undefined && (
        <View>
          <Row label={determinationText.class}>
            <Tag tone='green'>{classText[determination.class]}</Tag>
          </Row>
          <Row label={determinationText.level} value={fileLevelText[determination.level]} />
          <Row label={determinationText.on} value={showDate(determination.on)} />
          <Row label={determinationText.reasons} value={determination.reasons} />
          {view.dossierNo !== undefined && <Row label={determinationText.dossierNo} value={view.dossierNo} />}
          {view.figuresUntil !== undefined && (
            <Row
              label={determinationText.figuresLabel}
              value={determinationText.figures(showDate(figuresOf(determination)), showDate(view.figuresUntil))}
            />
          )}
        </View>
      )}
      {[...(view.determinedBefore ?? [])].reverse().map((earlier) => (
        <Row
          key={earlier.on}
          label={determinationText.earlier(showDate(earlier.on))}
          value={`${classText[earlier.class]}，${determinationText.perHead(yuanText(earlier.sheet.perHead))}，${earlier.reasons}`}
        />
      ))}
    </View>
  )
}

export const GrantSection = ({ view }: Props) =>
  view.grants.length === 0 ? null : (
    <View>
      <Table
        rows={view.grants}
        rowKey={(grant) => grant.id}
        columns={[
          { key: 'programme', title: casePageText.grant.programme, render: (g) => programmeText[g.programme] },
          { key: 'amount', title: casePageText.grant.amount, align: 'right', render: (g) => <Money fen={g.amount} /> },
          { key: 'state', title: casePageText.grant.state, render: (g) => grantStateText[g.state] },
          {
            key: 'paid',
            width: '184px',
            title: casePageText.grant.paidOn,
            render: (g) => (g.paidOn === undefined ? '—' : showDate(g.paidOn)),
          },
          { key: 'why', title: casePageText.grant.failed, render: (g) => g.failedBecause ?? '—' },
        ]}
      />
    </View>
  )
