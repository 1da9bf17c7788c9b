export * from './common'
export * from './household'
export { proofText } from './proof'
export { canTryAgain, isStale, nextMoveText, refusalText } from './refusals'
