import { readSignInMark } from '@domain/session/session'
import { Banner, Button, Card, Page, pointOut, TextInput } from '@src/components'
import { isWeapp, scan } from '@src/gateway'
import { letInPage as words } from '@src/text/computers'
import { Text } from '@tarojs/components'
import { useState } from 'react'

/** Scans the code on the computer's screen; it can be typed where there is no scanner or the camera fails. */
export const AskCode = ({ onCode }: { readonly onCode: (request: string) => void }) => {
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [foreign, setForeign] = useState(false)
  const code = readSignInMark(typed)
  const next = (): void => {
    setTried(true)
    if (code === undefined) pointOut(words.codeWrong)
    else onCode(code)
  }
  const look = async (): Promise<void> => {
    const seen = await scan()
    if (seen === undefined) return
    const request = readSignInMark(seen)
    setForeign(request === undefined)
    if (request !== undefined) onCode(request)
  }
  return (
    <Page title={words.title} lead={words.lead} testId='let-in'>
      {isWeapp ? (
        <Card>
          <Button kind='primary' block onTap={() => void look()} testId='let-in-scan'>
            {words.scan}
          </Button>
          <Text className='quiet'>{words.scanHint}</Text>
        </Card>
      ) : null}
      {foreign ? <Banner tone='amber' text={words.notOurs} testId='let-in-foreign' /> : null}
      <Card>
        <TextInput
          label={words.code}
          kind='number'
          value={typed}
          onChange={setTyped}
          maxLength={9}
          hint={words.codeHint}
          error={tried && code === undefined ? words.codeWrong : undefined}
          testId='let-in-code'
        />
        <Button kind={isWeapp ? 'plain' : 'primary'} block onTap={next} testId='let-in-next'>
          {words.next}
        </Button>
      </Card>
    </Page>
  )
}
