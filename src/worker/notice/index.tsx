import type { NoticeId } from '@domain/kernel/ids'
import { Button, Card, Page, Row, Tag } from '@src/components'
import { go, useParams, useQuery } from '@src/gateway'
import { classText, programmeText } from '@src/text'
import { noticeSpan, noticePage as words } from '@src/text/worker'
import { Text } from '@tarojs/components'

/** One notice for a member; contains only what a notice may show. */
export default function Notice() {
  const { id } = useParams()
  const { data, refusal, loading, reload } = useQuery('notice.open', { notice: (id ?? '') as NoticeId })
  const content = data?.content
  return (
    <Page
      title={content?.title ?? words.title}
      loading={loading && data === undefined}
      refusal={refusal}
      onRetry={() => void reload()}
      testId='notice'
      footer={
        data === undefined ? undefined : (
          <Button kind='plain' block onTap={() => go('/worker/object/index', { id: data.id })} testId='go-object'>
            {words.object}
          </Button>
        )
      }
    >
      {data === undefined || content === undefined ? null : (
        <>
          <Card>
            <Row label={words.name} value={content.nameOnline} />
            <Row label={words.unit} value={content.unit} />
            <Row label={words.class} value={<Tag>{classText[content.intendedClass]}</Tag>} />
            <Row
              label={words.aid}
              value={
                content.intendedAid.length === 0
                  ? words.aidLater
                  : content.intendedAid.map((aid) => programmeText[aid]).join('、')
              }
            />
            <Row label={words.basis} value={content.legalBasis} />
            <Row label={words.period} value={noticeSpan(data)} />
            <Row label={words.objectTo} value={content.objectTo} />
            <Row label={words.issuedBy} value={content.issuedBy} />
            {content.remark === '' ? null : <Row label={words.remark} value={content.remark} />}
          </Card>
          <Text className='quiet'>{words.ended}</Text>
        </>
      )}
    </Page>
  )
}
