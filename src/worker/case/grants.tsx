import type { OwnCase } from '@domain/contract/views'
import { Button, Card, Money, Row, Section, Tag, type Tone } from '@src/components'
import { go } from '@src/gateway'
import { dateText, grantStateText, programmeText } from '@src/text'
import { app } from '@src/text/app'
import { casePage as words } from '@src/text/worker'
import { Text } from '@tarojs/components'

type Grant = OwnCase['grants'][number]
const TONE: Record<Grant['state'], Tone> = {
  held: 'blue',
  batched: 'blue',
  paid: 'green',
  failed: 'amber',
  released: 'plain',
  recovering: 'amber',
  recovered: 'plain',
}

/** A failed payment that the worker does not have to correct. */
const isUnderWay = ({ state, failedOwner }: Grant): boolean =>
  state === 'failed' && failedOwner !== undefined && failedOwner !== 'payee'

/** The union is looking for the money; whoever finds it on the card after all says so here. */
const Traced = ({ own, grant }: { readonly own: OwnCase; readonly grant: Grant }) =>
  own.wants.some((want) => want.kind === 'receipt' && want.grant === grant.id && want.traced === true) ? (
    <>
      <Text>{words.traced}</Text>
      <Button
        kind='quiet'
        onTap={() => go('/worker/receipt/index', { id: own.id, grant: grant.id })}
        testId='arrived-later'
      >
        {words.arrivedLater}
      </Button>
    </>
  ) : null

const stateOf = (grant: Grant) =>
  isUnderWay(grant) ? (
    <Tag tone='blue'>{words.underWay}</Tag>
  ) : (
    <Tag tone={TONE[grant.state]}>{grantStateText[grant.state]}</Tag>
  )

/** Money asked back, and what came in; `other`: from somebody else, whom the payment reached. */
const backText = ({ state, recovery }: Grant): string | undefined => {
  if (recovery === undefined || recovery.from === 'other') return undefined
  if (state === 'recovering') return words.askedBack(recovery.demanded, recovery.received)
  return state === 'recovered' ? words.broughtBack(recovery.received) : undefined
}

/** Further information about a grant besides its state. */
const remarks = (grant: Grant) => (
  <>
    {grant.state === 'failed' && grant.failedBecause !== undefined ? (
      <Text>{words.failed(grant.failedBecause)}</Text>
    ) : null}
    {isUnderWay(grant) ? <Text>{words.notYours}</Text> : null}
    {backText(grant) === undefined ? null : <Text>{backText(grant)}</Text>}
    {grant.confirmed ? <Text className='quiet'>{words.confirmed}</Text> : null}
  </>
)

/** The grants: amount, state, account and day. */
export const Grants = ({ own }: { readonly own: OwnCase }) =>
  own.grants.length === 0 ? null : (
    <Section title={words.grants}>
      {own.grants.map((grant) => (
        <Card
          key={grant.id}
          title={programmeText[grant.programme]}
          aside={stateOf(grant)}
          testId={`grant-${grant.state}`}
        >
          <Row label={app.ofYear(grant.year)} value={<Money fen={grant.amount} strong />} />
          {grant.paidOn === undefined ? null : (
            <Row
              label={dateText(grant.paidOn)}
              value={grant.lastFour === undefined ? '' : words.account(grant.lastFour)}
            />
          )}
          {remarks(grant)}
          <Traced own={own} grant={grant} />
        </Card>
      ))}
    </Section>
  )
