/** Why a call of a function failed, with the platform's code. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export const notFound = (name: string): FunctionFailure =>
  new FunctionFailure('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`)
export const tooMuch = (limit: number): FunctionFailure =>
  new FunctionFailure('EXCEED_MAX_PAYLOAD_SIZE', `request payload exceeds ${limit} bytes`)
export const resultTooLarge = (limit: number): FunctionFailure =>
  new FunctionFailure('-604001', `cloudfunction result size exceed limit (${limit} bytes)`)
export const timedOut = (ms: number): FunctionFailure =>
  new FunctionFailure('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${ms / 1000} seconds`)
export const outOfMemory = (mb: number): FunctionFailure =>
  new FunctionFailure('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', `memory limit of ${mb} MB exceeded`)
export const broken = (message: string): FunctionFailure => new FunctionFailure('FUNCTIONS_EXECUTE_FAIL', message)
