import { Row, TextArea } from '@src/components'
import { grantStateText } from '@src/text'
import { fundText } from '@src/text/fund'
import { useState } from 'react'
import { GrantPage, useGrantForm } from '../common/grant-form'

const text = fundText.release

/** Releases a grant that is in no batch; its money returns to its budget lines. */
export default function Release() {
  const form = useGrantForm('grant.release')
  const [why, setWhy] = useState('')
  return (
    <GrantPage
      form={form}
      text={text}
      ready={why.trim() !== ''}
      kind='danger'
      onSend={(grant) => form.send({ grant: grant.id, why: why.trim() })}
      testId='release-send'
    >
      {(grant) => (
        <>
          <Row label={fundText.columns.state} value={grantStateText[grant.state]} />
          <TextArea label={text.why} value={why} onChange={setWhy} maxLength={200} placeholder={text.whyHint} />
        </>
      )}
    </GrantPage>
  )
}
