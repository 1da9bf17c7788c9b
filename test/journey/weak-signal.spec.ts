import { upToSigning, whoAndWhere } from './support/applying'
import { loseAnswerTo, weakSignal } from './support/bad-weather'
import { stage } from './support/town'

const { desk, open } = stage()

test('an application over a slow network that loses some replies is submitted exactly once', async () => {
  const worker = await desk().newcomer('桑柔止')
  const screen = await open(worker)
  await weakSignal(screen, 400, 15)
  await screen.tap('go-apply')
  await screen.tap('start-apply')
  await whoAndWhere(screen)
  await upToSigning(screen)
  // loses the response to the submission
  const submission = await loseAnswerTo(screen, 'case.submit')
  await screen.tap('next')
  await screen.seesAt('submitted')
  const { cases } = await desk().get(worker, 'case.mine', {})
  expect(submission.lost()).toBe(1)
  expect(cases).toHaveLength(1)
  screen.forgive(/ERR_CONNECTION_RESET/)
})
