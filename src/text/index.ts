export * from './common'
export * from './household'
export { proofText } from './proof'
export { canTryAgain, nextMoveText, refusalText } from './refusals'
