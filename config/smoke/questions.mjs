// Questions that the platform's documentation leaves open, answered by a live environment (or by the gateway, which must answer
// as configured). Each question uses a collection of its own and states the consequence for us. The vendor's SDK is used
// directly, because the questions concern SDK and platform together, not our adapter.

/**
 * @typedef {{ get(): Promise<{ data: any }>, set(o: { data: object }): Promise<any>, update(o: { data: object }): Promise<any>, remove(): Promise<any> }} Doc
 * @typedef {{ doc(id: string): Doc, where(c: object): any, add(o: { data: object | object[] }): Promise<any> }} Collection
 * @typedef {{ collection(name: string): Collection, commit(): Promise<any>, rollback(reason?: unknown): Promise<any> }} Transaction
 * @typedef {{ command: any, collection(name: string): Collection, startTransaction(): Promise<Transaction> }} Database
 * @typedef {{ db: Database, sdk: any, collection: string, mint: () => string }} Bench
 * @typedef {{ id: string, asks: string, follows: string, ask: (bench: Bench) => Promise<string> }} Question
 */

/**
 * Code and a short message, as our adapter would see them.
 * @param {unknown} error
 */
const words = (error) => {
  const about = /** @type {{ code?: unknown, errCode?: unknown, message?: unknown, errMsg?: unknown }} */ (error ?? {})
  const sentence = String(about.errMsg ?? about.message ?? '').replace(/\s+/g, ' ')
  return `${about.code ?? about.errCode ?? ''} ${sentence.slice(0, 120)}`.trim()
}

/** @param {() => Promise<unknown>} work */
const failureOf = async (work) => {
  try {
    await work()
    return undefined
  } catch (error) {
    return words(error)
  }
}

/** @param {Bench} bench @param {object} data */
const put = async ({ db, collection, mint }, data) => {
  const _id = mint()
  await db.collection(collection).add({ data: { _id, u: _id, ...data } })
  return _id
}

/** @type {Question[]} */
export const QUESTIONS = [
  {
    id: 'duplicate-id',
    asks: '同一个 _id 写两次，平台怎样拒绝',
    follows: '错误须被认作“已被占用”（adapters/wechat/fault.ts）；不是 E11000 或 DATABASE_DUPLICATE_WRITE 就要补一行',
    ask: async (bench) => {
      const _id = await put(bench, { n: 1 })
      return (
        (await failureOf(() => bench.db.collection(bench.collection).add({ data: { _id, u: `${_id}x` } }))) ??
        '没有拒绝'
      )
    },
  },
  {
    id: 'duplicate-key',
    asks: '唯一索引的值重复，平台怎样拒绝',
    follows: '没有拒绝：索引没建好，先运行 npm run deploy -- database',
    ask: async (bench) => {
      const u = await put(bench, { n: 1 })
      return (
        (await failureOf(() => bench.db.collection(bench.collection).add({ data: { _id: bench.mint(), u } }))) ??
        '没有拒绝'
      )
    },
  },
  {
    id: 'conflict-in-operation',
    asks: '两个事务写同一条记录，后写的怎样失败',
    follows: '须被认作“冲突”而重试；等待很久才失败则事务里的写要更少',
    ask: async (bench) => {
      const id = await put(bench, { n: 1 })
      const [one, two] = [await bench.db.startTransaction(), await bench.db.startTransaction()]
      await one
        .collection(bench.collection)
        .doc(id)
        .update({ data: { n: 2 } })
      const began = Date.now()
      const failure = await failureOf(() =>
        two
          .collection(bench.collection)
          .doc(id)
          .update({ data: { n: 3 } }),
      )
      const waited = Date.now() - began
      await one.commit()
      await failureOf(() => two.rollback())
      return `${failure ?? '没有失败'}（${waited} 毫秒后）`
    },
  },
  {
    id: 'snapshot-read',
    asks: '事务开始后别人改了记录，事务里读到新的还是旧的，再写会不会失败',
    follows: '读到新的且写得成：快照隔离不成立，停止部署',
    ask: async (bench) => {
      const id = await put(bench, { n: 1 })
      const tx = await bench.db.startTransaction()
      await tx.collection(bench.collection).doc(id).get()
      await bench.db
        .collection(bench.collection)
        .doc(id)
        .update({ data: { n: 2 } })
      const { data } = await tx.collection(bench.collection).doc(id).get()
      const failure = await failureOf(async () => {
        await tx
          .collection(bench.collection)
          .doc(id)
          .update({ data: { m: 1 } })
        await tx.commit()
      })
      if (failure !== undefined) await failureOf(() => tx.rollback())
      return `读到${data?.n === 1 ? '旧的' : '新的'}，再写${failure === undefined ? '成功' : `失败：${failure}`}`
    },
  },
  {
    id: 'several-in-transaction',
    asks: '事务里能不能一次加几条、按条件读几条',
    follows: '不能：给云函数加环境变量 CLOUD_TRANSACTIONS=single（程序也会自己发现，只是第一次要多试一回）',
    ask: async (bench) => {
      const ids = [bench.mint(), bench.mint()]
      const tx = await bench.db.startTransaction()
      const adding = await failureOf(() =>
        tx.collection(bench.collection).add({ data: ids.map((_id) => ({ _id, u: _id })) }),
      )
      const reading = await failureOf(() =>
        tx
          .collection(bench.collection)
          .where({ _id: bench.db.command.in(ids) })
          .get(),
      )
      await failureOf(() => (adding === undefined ? tx.commit() : tx.rollback()))
      return `加几条：${adding ?? '能'}；按条件读：${reading ?? '能'}`
    },
  },
  {
    id: 'unchanged-update',
    asks: '改成一样的值，updated 是 0 还是 1',
    follows: '仅供参考：每次写都换新的版本标记，不依赖它',
    ask: async (bench) => {
      const id = await put(bench, { n: 1 })
      const { stats } = await bench.db
        .collection(bench.collection)
        .doc(id)
        .update({ data: { n: 1 } })
      return String(stats?.updated)
    },
  },
  {
    id: 'many-writes',
    asks: '一个事务里 30 次写、每条 100 KB，能不能提交',
    follows: '不能：看报什么错，最大的一步只写 15 条左右',
    ask: async (bench) => {
      const tx = await bench.db.startTransaction()
      const failure = await failureOf(async () => {
        for (let i = 0; i < 30; i += 1) {
          const _id = bench.mint()
          await tx.collection(bench.collection).add({ data: { _id, u: _id, d: 'x'.repeat(100 * 1024) } })
        }
        await tx.commit()
      })
      if (failure !== undefined) await failureOf(() => tx.rollback())
      return failure ?? '能'
    },
  },
  {
    id: 'order-of-text',
    asks: '文字的排序是不是按字节（大写在小写前，中文在后）',
    follows: '不是：分页的次序会与其他存储不同，列表可能漏行',
    ask: async (bench) => {
      const list = bench.mint()
      for (const s1 of ['b', 'B', '乙', 'a']) await put(bench, { e1: list, s1 })
      const { data } = await bench.db.collection(bench.collection).where({ e1: list }).orderBy('s1', 'asc').get()
      const order = /** @type {{ s1: string }[]} */ (data).map((each) => each.s1).join('')
      return order === 'Bab乙' ? '是' : `不是：${order}`
    },
  },
  {
    id: 'file-round',
    asks: '云存储：上传、取临时地址、读回、删除',
    follows: '失败：核对环境的云存储是否开通',
    ask: async ({ sdk, mint }) => {
      const bytes = Buffer.from(mint())
      const { fileID } = await sdk.uploadFile({ cloudPath: `smoke/${mint()}.txt`, fileContent: bytes })
      const { fileList } = await sdk.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] })
      const { fileContent } = await sdk.downloadFile({ fileID })
      await sdk.deleteFile({ fileList: [fileID] })
      const address = String(fileList?.[0]?.tempFileURL ?? '')
      return Buffer.compare(Buffer.from(fileContent), bytes) === 0 && address !== '' ? '通' : '读回的不一样'
    },
  },
]
