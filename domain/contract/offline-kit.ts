import * as z from 'zod/mini'
import { CaseId, FileId } from '../kernel/ids'
import { EpochMs } from '../kernel/text'
import { KIT_DEVICES } from '../survey/offline-kit'
import { command, Nothing, query } from './call'

/** Generated once by the phone or browser for itself; does not reveal its owner. */
const DeviceId = z.string().check(z.regex(/^[0-9A-Za-z]{20}$/))
const DataKey = z.string().check(z.regex(/^[0-9A-Za-z+/]{43}=$/))

/** Offline kit: the key it is sealed with, and the households and papers in it. */
export const offlineKitCalls = {
  'taking.key': query({
    // a query, so that no idempotency record stores the key for months; repeated calls return the same key
    who: ['base-officer'],
    scope: 'somewhere',
    about:
      '入户资料带在这台手机（或浏览器）上时封存用的钥匙：第一次生成，以后凭登录再取；停用以后取不到。记下最近一次取用的日子',
    input: z.object({
      device: DeviceId,
      kind: z.enum(KIT_DEVICES),
      /** false: only return an existing key, do not create one */
      begin: z.boolean(),
    }),
    output: z.object({ key: DataKey }),
    refusals: ['TAKING_ENDED', 'TAKINGS_TOO_MANY'],
  }),
  'taking.papers': query({
    who: ['base-officer'],
    scope: 'case',
    about: '一户待入户调查的全部材料，几分钟有效的地址，用于带走；每人每户每天记一笔“带走”，职工看得到',
    input: z.object({ caseId: CaseId }),
    output: z.object({
      papers: z.array(z.object({ file: FileId, url: z.string(), mime: z.string(), size: z.int() })),
      until: EpochMs,
    }),
    refusals: ['WRONG_STAGE', 'OWN_HOUSEHOLD', 'LOOKS_USED_UP'],
  }),
  'taking.list': query({
    who: ['worker'],
    scope: 'self',
    about: '我在哪些手机和浏览器上带着入户资料',
    input: Nothing,
    output: z.object({
      takings: z.array(
        z.object({
          device: DeviceId,
          kind: z.enum(KIT_DEVICES),
          since: EpochMs,
          lastUsed: EpochMs,
          ended: z.boolean(),
        }),
      ),
    }),
  }),
  'taking.end': command({
    who: ['worker'],
    scope: 'self',
    about: '手机丢了或不再用：停用那台的钥匙，那台一有信号就清除带走的资料',
    input: z.object({ device: DeviceId }),
    output: Nothing,
  }),
}
