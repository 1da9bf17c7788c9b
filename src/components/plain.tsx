import type { Refusal } from '@domain/kernel/result'
import { showYuan } from '@domain/kernel/show-yuan'
import { go } from '@src/gateway'
import { numberOf } from '@src/gateway/calls/request-number'
import { canTryAgain, dateText, nextMoveText, refusalText } from '@src/text'
import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import type { ComponentProps, ReactNode } from 'react'
import { a11y, cx, testAttribute } from './a11y'
import { Button } from './button'
import { Art, Icon } from './icon'
import type { ArtName } from './icon-names'
import { Tap } from './tap'

type CardProps = {
  readonly title?: string
  readonly aside?: ReactNode
  readonly tone?: 'plain' | 'urgent' | 'overdue' | 'calm'
  readonly onTap?: (() => void) | undefined
  readonly label?: string
  readonly testId?: string
  readonly children?: ReactNode
}

export const Card = ({ title, aside, tone = 'plain', onTap, label, testId, children }: CardProps) => {
  const body = (
    <>
      {title === undefined && aside === undefined ? null : (
        <View className='card-head'>
          <Text className='card-title'>{title}</Text>
          {aside === undefined ? null : <View className='card-aside'>{aside}</View>}
        </View>
      )}
      {children}
    </>
  )
  const name = cx('card', `card-${tone}`, onTap !== undefined && 'card-tap')
  if (onTap === undefined)
    return (
      <View className={name} {...testAttribute(testId)}>
        {body}
      </View>
    )
  return (
    <Tap className={name} onTap={onTap} label={label} testId={testId}>
      {body}
    </Tap>
  )
}

export const Section = ({
  title,
  aside,
  children,
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly children?: ReactNode
}) => (
  <View className='section'>
    <View className='section-head'>
      <View className='section-title' {...a11y({ role: 'heading' })}>
        <Text>{title}</Text>
      </View>
      {aside === undefined ? null : <View className='section-aside'>{aside}</View>}
    </View>
    {children}
  </View>
)

type RowProps = {
  readonly label: string
  readonly value?: ReactNode
  readonly children?: ReactNode
  readonly onTap?: (() => void) | undefined
  readonly testId?: string
}
export const Row = ({ label, value, children, onTap, testId }: RowProps) => {
  const alone = (value === undefined || value === '') && children === undefined
  const body = (
    <>
      <Text className={alone ? 'row-label row-alone' : 'row-label'}>{label}</Text>
      <View className={alone ? 'row-value row-none' : 'row-value'}>
        {typeof value === 'string' || typeof value === 'number' ? <Text>{value}</Text> : value}
        {children}
      </View>
      {onTap === undefined ? null : <Icon name='next' className='row-arrow' />}
    </>
  )
  if (onTap === undefined)
    return (
      <View className='row' {...testAttribute(testId)}>
        {body}
      </View>
    )
  return (
    <Tap
      className='row row-tap'
      onTap={onTap}
      // what stands in the row beside its name is read out with it
      label={typeof value === 'string' ? `${label}：${value}` : children === undefined ? label : undefined}
      testId={testId}
    >
      {body}
    </Tap>
  )
}

export const Empty = ({
  title,
  hint,
  action,
  finished = false,
  art = finished ? 'done' : 'nothing',
}: {
  readonly title: string
  readonly hint?: string
  readonly action?: ReactNode
  /** shows that the work is done, not that there is nothing */
  readonly finished?: boolean
  readonly art?: ArtName
}) => (
  <View className='empty'>
    <Art name={art} />
    <Text className='empty-title'>{title}</Text>
    {hint === undefined ? null : <Text className='empty-hint'>{hint}</Text>}
    {action}
  </View>
)

const SKELETON = ['w60', 'w90', 'w80', 'w40', 'w90', 'w70', 'w50', 'w80'] as const
export const Skeleton = ({ lines = 4 }: { readonly lines?: number }) => (
  <View className='skeleton' {...a11y({ role: 'status', label: app.loading, live: 'polite' })}>
    {SKELETON.slice(0, lines).map((width, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: grey lines have no identity
      <View key={i} className={`skeleton-line skeleton-${width}`} />
    ))}
  </View>
)

/** The number that a person can read out on the telephone, by which the union finds the log line. */
const RequestNumber = ({ refusal }: { readonly refusal: Refusal }) => {
  const number = numberOf(refusal)
  return number === undefined ? null : <Text className='refusal-number'>{app.requestNumber(number)}</Text>
}

export const RefusalCard = ({
  refusal,
  onRetry,
}: {
  readonly refusal: Refusal
  readonly onRetry?: (() => void) | undefined
}) => (
  <View className='refusal' {...a11y({ role: 'alert' })} {...testAttribute('refusal')}>
    <Text className='refusal-text'>{refusalText(refusal)}</Text>
    <Text className='refusal-next'>{nextMoveText(refusal)}</Text>
    <RequestNumber refusal={refusal} />
    {onRetry !== undefined && canTryAgain(refusal) ? (
      <Button kind='plain' onTap={onRetry} testId='retry'>
        {app.retry}
      </Button>
    ) : null}
  </View>
)

/**
 * In place of what a page or list was to show. The person has filled in nothing yet: input that the cloud cannot read came from
 * an address that was cut off or altered.
 */
export const NotShown = ({ refusal, onRetry }: ComponentProps<typeof RefusalCard>) => {
  const home = (
    <Button kind='plain' onTap={() => go('/pages/home/index')} testId='to-home'>
      {app.toHome}
    </Button>
  )
  if (refusal.code === 'BAD_INPUT')
    return <Empty art='search' title={app.brokenAddress} hint={app.brokenAddressHint} action={home} />
  return (
    <>
      <RefusalCard refusal={refusal} onRetry={onRetry} />
      {home}
    </>
  )
}

/** `overdue` alone is red */
export type Tone = 'plain' | 'overdue' | 'green' | 'amber' | 'blue'
export const Banner = ({
  tone = 'blue',
  text,
  testId,
}: {
  readonly tone?: Tone
  readonly text: string
  readonly testId?: string
}) => (
  <View className={`banner banner-${tone}`} {...a11y({ role: 'note' })} {...testAttribute(testId)}>
    <Text>{text}</Text>
  </View>
)

export const Tag = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <View className={`tag tag-${tone}`}>
    <Text>{children}</Text>
  </View>
)

export const Money = ({ fen, strong = false }: { readonly fen: number; readonly strong?: boolean }) => (
  <Text className={cx('money', strong && 'money-strong')}>{showYuan(fen)}</Text>
)
export const Day = ({ date }: { readonly date: string }) => <Text className='day'>{dateText(date)}</Text>
