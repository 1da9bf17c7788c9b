import type { CallOutput } from '@domain/contract'
import type { FileId } from '@domain/kernel/ids'
import { type PlainDate, yearOf } from '@domain/kernel/plain-date'
import { Banner, Button, Card, Empty, Page, PaperButton, RefusalCard, Tag, Uploader, useFields } from '@src/components'
import { useCommand, useMe, useQuery } from '@src/gateway'
import { dateText } from '@src/text'
import { driveText as words } from '@src/text/duties'
import { paperText } from '@src/text/paper'
import { View } from '@tarojs/components'
import '../../features/case-page/case-page.scss'

type Union = CallOutput<'drive.coverage'>['mine'][number]

type Props = { readonly union: Union; readonly year: number; readonly onDone: () => void }

/** Uploads a union's photo of its poster in a public place. */
const Confirm = ({ union, year, onDone }: Props) => {
  const [{ files }, field] = useFields({ files: [] as readonly FileId[] })
  const { run, busy, refusal } = useCommand('drive.confirm')
  const [photo] = files
  const send = async () => {
    if (photo === undefined) return
    const answer = await run({ org: union.org.id, year, photo }, { keyFor: union.org.id })
    if (answer.ok) onDone()
  }
  return (
    <Card
      title={union.org.name}
      aside={
        <Tag tone={union.confirmed ? 'green' : 'amber'}>{union.confirmed ? words.confirmed : words.notConfirmed}</Tag>
      }
      testId={`drive-${union.org.id}`}
    >
      <PaperButton
        name='paper.poster'
        input={{ org: union.org.id, year }}
        label={paperText.poster}
        testId='paper-poster'
      />
      {!union.confirmed && (
        <View>
          <Uploader
            label={words.photo}
            example={words.photoHint}
            purpose='drive-photo'
            {...field('files')}
            max={1}
            testId='drive-photo'
          />
          {refusal !== undefined && <RefusalCard refusal={refusal} />}
          <Button
            kind='primary'
            busy={busy}
            disabled={photo === undefined}
            onTap={() => void send()}
            testId='drive-submit'
          >
            {words.submit}
          </Button>
        </View>
      )}
    </Card>
  )
}

type UntilProps = { readonly until: PlainDate | undefined; readonly today: PlainDate | undefined }

/** The last day for posting; shown only to unions that have not posted yet. */
const Until = ({ until, today }: UntilProps) => {
  if (until === undefined || today === undefined) return null
  const late = until < today
  return (
    <Banner
      tone={late ? 'overdue' : 'amber'}
      text={late ? words.late(dateText(until)) : words.until(dateText(until))}
    />
  )
}

export default function DrivePage() {
  const { today } = useMe()
  const year = today === undefined ? 2000 : yearOf(today)
  const asked = useQuery('drive.coverage', { year }, { skip: today === undefined })
  const { data } = asked
  return (
    <Page title={words.title} asked={asked} loading={today === undefined} testId='drive'>
      {data !== undefined && !data.started && <Empty title={words.notStarted} hint={words.notStartedHint} />}
      {data?.started === true && (
        <View>
          {data.words !== undefined && <View className='case-words'>{data.words}</View>}
          {data.mine.some((union) => !union.confirmed) && <Until until={data.until} today={today} />}
          {data.mine.map((union) => (
            <Confirm
              key={`${union.org.id}:${union.confirmed}`}
              union={union}
              year={year}
              onDone={() => void asked.reload()}
            />
          ))}
        </View>
      )}
    </Page>
  )
}
