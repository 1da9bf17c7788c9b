import { Button, Card, optionsOf, Page, Row, Section, Segments } from '@src/components'
import {
  go,
  isWeapp,
  openPrivacyGuide,
  signOut,
  TYPE_SIZES,
  useMe,
  usePolicy,
  useQuery,
  useTypeSize,
} from '@src/gateway'
import { roleText, stageText } from '@src/text'
import { app } from '@src/text/app'
import { mePage as words } from '@src/text/home'
import { meSession } from '@src/text/session'
import { privacy } from '@src/text/trouble'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'

/** Consents are shown here to everybody, because a member of another person's household has no case of their own. */
const Consents = ({ id }: { readonly id: string | undefined }) => (
  <Row
    label={words.consents}
    onTap={() => go('/worker/consents/index', id === undefined ? {} : { id })}
    testId='go-consents'
  />
)

const Mine = () => {
  const { data } = useQuery('case.mine', {})
  const own = data?.cases ?? []
  if (own.length === 0)
    return (
      <Card>
        <Consents id={undefined} />
      </Card>
    )
  return (
    <Section title={words.mine}>
      <Card>
        {own.map((one) => (
          <Row
            key={one.id}
            label={app.ofYear(one.year)}
            value={stageText[one.stage]}
            onTap={() => go('/worker/case/index', { id: one.id })}
            testId={`mine-${one.id}`}
          />
        ))}
        {own[0] === undefined ? null : (
          <Row
            label={words.lookedAt}
            onTap={() => go('/worker/looked-at/index', { id: own[0]?.id })}
            testId='go-looked-at'
          />
        )}
        <Consents id={own[0]?.id} />
      </Card>
    </Section>
  )
}

/** For officers: approving a browser's sign-in, and the signed-in browsers; in such a browser, signing out. */
const Computers = ({ inBrowser }: { readonly inBrowser: boolean }) => {
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const leave = async (): Promise<void> => {
    if (!sure) {
      setSure(true)
      return
    }
    setBusy(true)
    await signOut()
    setBusy(false)
  }
  return (
    <Section title={meSession.title}>
      <Card>
        {inBrowser ? null : <Row label={meSession.letIn} onTap={() => go('/admin/let-in/index')} testId='go-let-in' />}
        <Row label={meSession.computers} onTap={() => go('/admin/computers/index')} testId='go-computers' />
      </Card>
      {inBrowser ? (
        <View>
          <Button kind='plain' block busy={busy} onTap={() => void leave()} testId='sign-out'>
            {sure ? meSession.signOutSure : meSession.signOut}
          </Button>
          <Text className='quiet'>{meSession.signOutHint}</Text>
        </View>
      ) : null}
    </Section>
  )
}

export default function MePage() {
  const { me, posts, loading, refusal, reload } = useMe()
  const [size, setSize] = useTypeSize()
  const signedIn = me?.signedIn === true
  // the system is not set up yet: no policy exists, and no person who could publish a policy
  const unset = usePolicy().refusal?.code === 'POLICY_MISSING' && posts.length === 0
  return (
    <Page title={words.title} loading={loading} refusal={refusal} onRetry={() => void reload()} testId='me'>
      <Card title={signedIn ? (me?.name ?? words.worker) : words.nobody}>
        {me?.memberOf === undefined ? null : <Row label={words.memberOf} value={me.memberOf.name} />}
        {posts.map((post) => (
          <Row key={`${post.role}-${post.org.id}`} label={roleText[post.role]} value={post.org.name} />
        ))}
      </Card>
      <Segments
        label={words.typeSize}
        hint={words.typeSizeHint}
        options={optionsOf(app.typeSizes, TYPE_SIZES)}
        value={size}
        onChange={setSize}
        testId='type-size'
      />
      {signedIn ? <Mine /> : null}
      {signedIn ? (
        <Card>
          <Row label={words.claim} onTap={() => go('/worker/claim/index')} testId='go-claim' />
          <Row label={words.join} onTap={() => go('/admin/join/index')} testId='go-join' />
          {unset ? <Row label={meSession.found} onTap={() => go('/admin/found/index')} testId='go-found' /> : null}
        </Card>
      ) : null}
      {posts.length > 0 ? (
        <Card>
          <Row label={words.self} onTap={() => go('/admin/self/index')} testId='go-self' />
        </Card>
      ) : null}
      {posts.length > 0 ? <Computers inBrowser={me?.session === 'web'} /> : null}
      <Section title={words.rights}>
        <Text className='quiet'>{words.rightsText}</Text>
      </Section>
      {isWeapp ? (
        <Card>
          <Row label={privacy.guide} onTap={openPrivacyGuide} testId='privacy-guide' />
        </Card>
      ) : null}
    </Page>
  )
}
