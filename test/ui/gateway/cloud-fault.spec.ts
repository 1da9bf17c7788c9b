import { answerToFault, faultOf } from '@src/gateway/calls/cloud-fault'
import { refusalText } from '@src/text'

const said = (code: number, text: string) => ({
  errCode: -1,
  errMsg: `cloud.callFunction:fail Error: errCode: ${code} | errMsg: ${text}`,
})

describe('an error from WeChat’s cloud', () => {
  test.each([
    ['the function broke', said(-404011, 'cloud function execution error | errMsg: Error: x'), 'no-answer'],
    ['the function ran out of time', said(-504003, 'Invoking task timed out after 3 seconds'), 'no-answer'],
    ['its resources failed', said(-501001, 'resource system error'), 'no-answer'],
    ['the phone gave up', { errMsg: 'cloud.callFunction:fail timeout' }, 'no-answer'],
    ['no signal', { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail ' }, 'no-answer'],
    ['something nobody has described yet', { errCode: -999999, errMsg: 'new' }, 'no-answer'],
    ['nothing at all', undefined, 'no-answer'],
    ['the same, as a number', { errCode: -404011, errMsg: '' }, 'no-answer'],
    ['too many at once', said(-501003, 'exceed request limit'), 'busy'],
    ['throttled under the general number', said(-501000, 'EXCEED_CONCURRENT_REQUEST_LIMIT'), 'busy'],
    ['the answer did not fit', said(-604001, 'response size exceeds 1MB'), 'too-large'],
    ['the function is not there', said(-501000, 'FUNCTION_NOT_FOUND'), 'missing'],
    ['no environment', said(-501000, 'env not exists'), 'missing'],
    ['another environment', { errCode: -1, errMsg: 'cloud init error: invalid env' }, 'missing'],
    ['never initialised', new Error("Cloud API isn't enabled, please call wx.cloud.init first"), 'missing'],
  ])('is converted to the right answer when %s', (_what, error, fault) => {
    expect(faultOf(error)).toBe(fault)
  })

  test('counts as no answer if the outcome is unknown, so that the call is retried under its key', () => {
    expect(answerToFault(said(-504003, 'timed out'))).toBeUndefined()
  })

  test('about a missing environment is shown with its own message', () => {
    const answer = answerToFault(said(-501000, 'env not exists'))
    if (answer?.ok !== false) throw new Error('a refusal was expected')
    expect(refusalText(answer.refusal)).toContain('没有接上工会的云端')
  })
})
