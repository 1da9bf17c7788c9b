import type { ObjectionView } from '@domain/contract/objection'
import type { CaseView } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import { endOf, type NoticeContent, type NoticeFacts } from '@domain/notice/notice'
import { Card, Row, Tag } from '@src/components'
import { classText, programmeText } from '@src/text'
import { noticeText, objectionText } from '@src/text/notice'
import { Text, View } from '@tarojs/components'
import type * as z from 'zod/mini'
import { Photos } from './papers'

type Objection = z.infer<typeof ObjectionView>

/** The notice as posted on the wall, built from masked types only. */
export const NoticePaper = ({ content, period }: { readonly content: NoticeContent; readonly period: string }) => (
  <View className='notice-paper'>
    <View className='notice-paper-title'>{content.title}</View>
    <View className='notice-paper-basis'>{content.legalBasis}</View>
    <Row label={noticeText.person} value={content.nameOnPaper} />
    <Row label={noticeText.unit} value={content.unit} />
    <Row
      label={noticeText.intendedClass}
      value={content.intendedClass === 'pending' ? noticeText.pendingClass : classText[content.intendedClass]}
    />
    {content.intendedAid.length > 0 && (
      <Row label={noticeText.intendedAid} value={content.intendedAid.map((aid) => programmeText[aid]).join('、')} />
    )}
    <Row label={noticeText.period} value={period} />
    {content.remark !== '' && <Row label={noticeText.remarkShort} value={content.remark} />}
    <Row label={noticeText.objectTo} value={content.objectTo} />
    <View className='notice-paper-issuer'>{content.issuedBy}</View>
  </View>
)

const whoObjects = (objection: Objection): string => {
  if (objection.anonymous) return objectionText.anonymous
  return objection.objector === undefined ? objectionText.hidden : objectionText.named(objection.objector)
}

export const ObjectionCard = ({ objection }: { readonly objection: Objection }) => {
  const { answered } = objection
  return (
    <Card
      title={`${objectionText.filed(objection.filedOn)}（${whoObjects(objection)}）`}
      tone={answered === undefined ? 'urgent' : 'plain'}
    >
      <Text className='case-words'>{objection.text}</Text>
      {objection.files.length > 0 && (
        <Photos
          leaves={objection.files.map((file, at) => ({
            file,
            title: `${objectionText.files} ${at + 1}`,
            beside: [{ label: objectionText.said, value: objection.text }],
          }))}
        />
      )}
      {answered === undefined ? (
        <Tag tone='amber'>{objectionText.due(objection.answerDueOn)}</Tag>
      ) : (
        <View className='case-block'>
          <Row
            label={objectionText.answered(answered.on)}
            value={`${answered.upheld ? objectionText.upheld : objectionText.notUpheld}，${objectionText.outcomes[answered.outcome]}`}
          />
          <Text className='case-words'>{answered.reasons}</Text>
        </View>
      )}
    </Card>
  )
}

type Period = Pick<NoticeFacts, 'postedOn' | 'lastDay'>
export const periodText = ({ postedOn, lastDay }: Period, expectedEnd: PlainDate | undefined): string => {
  if (lastDay !== undefined) return noticeText.fromTo(postedOn, lastDay)
  return expectedEnd === undefined ? noticeText.posted(postedOn) : noticeText.fromExpected(postedOn, expectedEnd)
}

type Days = Pick<NoticeFacts, 'lastDay' | 'onlineUntil' | 'postedOn' | 'enteredOn' | 'countsFrom' | 'shortOf'>
/** The last day of the notice, or why it cannot be counted yet; for a posting entered late, both its days. */
export const NoticeEnd = ({
  notice,
  expectedEnd,
  up = true,
}: {
  readonly notice: Days
  /** false when no longer posted: then only the past days are shown */
  readonly up?: boolean
  readonly expectedEnd: PlainDate | undefined
}) => {
  const { enteredOn, postedOn, countsFrom } = notice
  const end = endOf(notice)
  return (
    <View>
      {up && end !== undefined && <View className='case-words'>{noticeText.lastDay(end)}</View>}
      {up && end === undefined && expectedEnd !== undefined && (
        <View className='case-words'>{noticeText.waitsForCalendar(expectedEnd)}</View>
      )}
      {notice.onlineUntil !== undefined && (
        <View className='case-hint'>{noticeText.onlineUntil(notice.onlineUntil)}</View>
      )}
      {enteredOn !== undefined && enteredOn !== postedOn && (
        <Row
          label={noticeText.bothDays(postedOn, enteredOn)}
          value={countsFrom === postedOn ? noticeText.countsFromPosting : noticeText.countsFromEntry}
        />
      )}
      {notice.shortOf !== undefined && <Tag tone='amber'>{noticeText.shortOf(notice.shortOf)}</Tag>}
    </View>
  )
}

export const NoticeSection = ({ view }: { readonly view: CaseView }) => {
  const { notice } = view
  if (notice === undefined && view.objections.length === 0) return null
  return (
    <View>
      {notice !== undefined && (
        <View>
          <View className='case-tags'>
            <Tag tone='plain'>{noticeText.posted(notice.postedOn)}</Tag>
            {notice.takenDownOn !== undefined && <Tag tone='green'>{noticeText.takenDown(notice.takenDownOn)}</Tag>}
            {notice.paperDownOn !== undefined && <Tag tone='green'>{noticeText.paperGone(notice.paperDownOn)}</Tag>}
            {notice.repeat && <Tag tone='amber'>{noticeText.repeat}</Tag>}
          </View>
          <NoticeEnd notice={notice} expectedEnd={view.expectedEnd} up={view.row.stage === 'on-notice'} />
          <NoticePaper content={notice.content} period={periodText(notice, view.expectedEnd)} />
        </View>
      )}
      <Photos
        leaves={view.noticePhotos.map((file, at) => ({
          file,
          title: at % 2 === 0 ? noticeText.upPhoto : noticeText.downPhoto,
        }))}
      />
      <View className='case-subtitle'>{noticeText.objections}</View>
      {view.objections.length === 0 && <View className='case-hint'>{noticeText.noObjections}</View>}
      {view.objections.map((objection) => (
        <ObjectionCard key={objection.id} objection={objection} />
      ))}
    </View>
  )
}
