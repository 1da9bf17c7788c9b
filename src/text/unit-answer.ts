/** An administrator's answer to a worker who did not find their unit. */
export const unitAnswerText = (kind: string | undefined, union = ''): string => {
  if (kind === 'entered') return `已经登记，申请时选“${union}”`
  if (kind === 'through') return `请选“${union}”申请，由它办理`
  return '现在还不能登记'
}
