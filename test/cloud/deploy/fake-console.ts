import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Body = Readonly<Record<string, unknown>>
type Index = { Name: string; Unique: boolean; Keys: { Name: string; Direction: string }[] }
type Fn = {
  Runtime: string
  Timeout: number
  MemorySize: number
  Variables: Record<string, string>
  code: string
  Triggers: { TriggerName: string; TriggerDesc: string; Type: string }[]
}

/** A fake console of an environment of WeChat's cloud, as far as the deployment uses it. */
export type FakeConsole = {
  readonly port: number
  /** names of the requested actions that change something, in order */
  readonly changes: () => readonly string[]
  readonly forget: () => void
  readonly collections: Map<string, { indexes: Index[]; acl: string }>
  readonly functions: Map<string, Fn>
  readonly paths: Map<string, string>
  readonly uploads: Map<string, Buffer>
  storageRule: string
  /** all requests received, as text: to check where a secret appears */
  readonly heard: string[]
  close(): Promise<void>
}

const READING = /^(Describe|List|Get)/

class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const ENV = {
  EnvId: 'bangfu-test-1',
  Databases: [{ InstanceId: 'tnt-test' }],
  Functions: [{ Namespace: 'bangfu-test-1' }],
  Storages: [{ Bucket: '6261-bangfu-1250000000', Region: 'ap-shanghai', AppId: '1250000000' }],
  LogServices: [{ LogsetId: 'logs', TopicId: 'topic' }],
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

const indexFrom = (made: {
  IndexName: string
  MgoKeySchema: { MgoIndexKeys: Index['Keys']; MgoIsUnique: boolean }
}): Index => ({
  Name: made.IndexName,
  Unique: made.MgoKeySchema.MgoIsUnique,
  Keys: made.MgoKeySchema.MgoIndexKeys,
})

const variablesIn = (body: Body): Record<string, string> => {
  const { Variables = [] } = (body['Environment'] ?? {}) as { Variables?: { Key: string; Value: string }[] }
  return Object.fromEntries(Variables.map(({ Key, Value }) => [Key, Value]))
}

type State = Omit<FakeConsole, 'port' | 'changes' | 'forget' | 'close'>

const functionOf = (state: State, body: Body): Fn => {
  const found = state.functions.get(text(body['FunctionName']))
  if (found === undefined) throw new Refusal('ResourceNotFound.Function', 'no such function')
  return found
}

const tableOf = (state: State, body: Body) => {
  const found = state.collections.get(text(body['TableName'] ?? body['CollectionName']))
  if (found === undefined) throw new Refusal('ResourceNotFound', 'no such table')
  return found
}

const ACTIONS: Readonly<Record<string, (state: State, body: Body) => object>> = {
  DescribeEnvInfo: () => ({ EnvInfo: { EnvBaseInfo: ENV } }),
  ListTables: (state, body) => {
    const names = [...state.collections.keys()].slice(number(body['MgoOffset']), number(body['MgoOffset']) + 100)
    return { Tables: names.map((TableName) => ({ TableName })), Pager: {} }
  },
  CreateTable: (state, body) => {
    state.collections.set(text(body['TableName']), { indexes: [], acl: 'PRIVATE' })
    return {}
  },
  DescribeTable: (state, body) => ({
    Indexes: [{ Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] }, ...tableOf(state, body).indexes],
  }),
  UpdateTable: (state, body) => {
    const table = tableOf(state, body)
    const dropped = ((body['DropIndexes'] ?? []) as { IndexName: string }[]).map((each) => each.IndexName)
    const made = (body['CreateIndexes'] ?? []) as Parameters<typeof indexFrom>[0][]
    table.indexes = [...table.indexes.filter((each) => !dropped.includes(each.Name)), ...made.map(indexFrom)]
    return {}
  },
  DescribeDatabaseACL: (state, body) => ({ AclTag: tableOf(state, body).acl }),
  ModifyDatabaseACL: (state, body) => {
    tableOf(state, body).acl = text(body['AclTag'])
    return {}
  },
  ModifyStorageSafeRule: (state, body) => {
    state.storageRule = `${text(body['AclTag'])} ${text(body['Rule'])}`
    return {}
  },
  GetFunction: (state, body) => ({
    ...functionOf(state, body),
    Status: 'Active',
    FunctionName: body['FunctionName'],
    VpcConfig: { VpcId: '', SubnetId: '' },
    Environment: { Variables: [] },
  }),
  GetTempCosInfo: () => ({
    Date: '20260101',
    Sign: 'q-sign-algorithm=sha1&q-ak=AKID&q-sign-time=1;9&q-key-time=1;9&q-header-list=&q-url-param-list=&q-signature=0',
  }),
  CreateFunction: (state, body) => {
    const name = text(body['FunctionName'])
    if (state.functions.has(name)) throw new Refusal('ResourceInUse.FunctionName', 'taken')
    state.functions.set(name, {
      Runtime: text(body['Runtime']),
      Timeout: number(body['Timeout']),
      MemorySize: number(body['MemorySize']),
      Variables: variablesIn(body),
      code: text((body['Code'] as { TempCosObjectName?: string } | undefined)?.TempCosObjectName),
      Triggers: [],
    })
    return {}
  },
  UpdateFunctionCode: (state, body) => {
    const code = (body['Code'] ?? body) as { TempCosObjectName?: string; CosObjectName?: string }
    functionOf(state, body).code = text(code.TempCosObjectName ?? code.CosObjectName)
    return {}
  },
  UpdateFunctionConfiguration: (state, body) => {
    const fn = functionOf(state, body)
    fn.Timeout = number(body['Timeout'])
    fn.MemorySize = number(body['MemorySize'])
    fn.Variables = variablesIn(body)
    return {}
  },
  BatchCreateTrigger: (state, body) => {
    const made = JSON.parse(text(body['Triggers'])) as Fn['Triggers']
    functionOf(state, body).Triggers.push(
      ...made.map((each) => ({ ...each, TriggerDesc: JSON.stringify({ cron: each.TriggerDesc }) })),
    )
    return {}
  },
  DeleteTrigger: (state, body) => {
    const fn = functionOf(state, body)
    fn.Triggers = fn.Triggers.filter((each) => each.TriggerName !== body['TriggerName'])
    return {}
  },
  DescribeCloudBaseGWAPI: (state) => ({ APISet: [...state.paths].map(([Path, Name]) => ({ Path, Name })) }),
  CreateCloudBaseGWAPI: (state, body) => {
    state.paths.set(text(body['Path']), text(body['Name']))
    return {}
  },
}

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const answer = (state: State, action: string, body: Body): object => {
  const known = ACTIONS[action]
  if (known === undefined) return { Error: { Code: 'InvalidAction', Message: action }, RequestId: 'r' }
  try {
    return { ...known(state, body), RequestId: 'r' }
  } catch (error) {
    if (error instanceof Refusal) return { Error: { Code: error.code, Message: error.message }, RequestId: 'r' }
    throw error
  }
}

/** The bucket's responses: a small file comes in one request, a large file in parts, which are joined in order of arrival. */
const bucketSays = (state: State, method: string, url: string, bytes: Buffer): string => {
  const [path = '', query = ''] = url.split('?')
  if (method === 'GET') return '<ListMultipartUploadsResult></ListMultipartUploadsResult>'
  if (method === 'POST' && query.startsWith('uploads')) {
    state.uploads.set(path, Buffer.alloc(0))
    return '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>'
  }
  if (method === 'POST') return '<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>'
  const before = query.includes('partNumber') ? (state.uploads.get(path) ?? Buffer.alloc(0)) : Buffer.alloc(0)
  state.uploads.set(path, Buffer.concat([before, bytes]))
  return ''
}

export const startFakeConsole = async (): Promise<FakeConsole> => {
  const done: string[] = []
  const state: State = {
    collections: new Map(),
    functions: new Map(),
    paths: new Map(),
    uploads: new Map(),
    storageRule: '',
    heard: [],
  }
  const answered = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const bytes = await bytesOf(request)
    const action = request.headers['x-tc-action']
    if (action === undefined) {
      reply.writeHead(200, { etag: '"x"', 'content-type': 'application/xml' })
      reply.end(bucketSays(state, request.method ?? '', request.url ?? '', bytes))
      return
    }
    state.heard.push(bytes.toString())
    if (!READING.test(String(action))) done.push(String(action))
    reply.setHeader('content-type', 'application/json')
    reply.end(JSON.stringify({ Response: answer(state, String(action), JSON.parse(bytes.toString()) as Body) }))
  }
  const server: Server = createServer((request, reply) => void answered(request, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    changes: () => [...done],
    forget: () => void done.splice(0),
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  })
}
