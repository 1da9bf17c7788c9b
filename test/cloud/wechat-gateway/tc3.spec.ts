import { type ToSign, tc3 } from '@local/wechat/serve/tc3'

const KEY = 'desk-key-of-the-tests'

/** Signatures made by Tencent's own package (@cloudbase/signature-nodejs 2.2.0), which the SDK signs with. */
const MADE: readonly (readonly [string, ToSign, string])[] = [
  [
    'a request of JSON: nested values, null, an empty field, names in large letters, spaces at the ends',
    {
      method: 'post',
      url: 'http://127.0.0.1:8080/admin?env=desk-0a1b2c&seqId=1',
      headers: { 'content-type': 'application/json', host: '127.0.0.1:8080', 'x-sdk-version': ' wx-server-sdk/4.0.2 ' },
      fields: {
        action: 'database.getDocument',
        collectionName: 'cases',
        limit: 100,
        multi: false,
        query: '{"name":"张三"}',
        nothing: null,
        empty: '',
        deep: { b: [1, 2], a: 'x' },
        Spaced: '  a b ',
      },
      params: ['action', 'collectionname', 'deep', 'limit', 'multi', 'nothing', 'query', 'spaced'],
      at: 1790000000,
    },
    '2176562d08c86de9bd40173ce54c1b0b193f4ef9fa3bf54089a5c774b68bc752',
  ],
  [
    'a form with bytes, and a question mark inside the query',
    {
      method: 'post',
      url: 'https://tcb-api.example.test/admin?a=%20b&c=d?e',
      headers: { 'content-type': 'multipart/form-data; boundary=xyz', host: 'TCB-API.example.test' },
      fields: {
        action: 'wx.openApi',
        apiName: 'subscribeMessage.send',
        requestData: Buffer.from([0, 255, 10, 13, 38, 61]),
      },
      params: ['action', 'apiname', 'requestdata'],
      at: 1767225599,
    },
    'a433db1eb8055bb987f7b9755a384493902082ce3abd5ff8c28c119ca738eae6',
  ],
  [
    'an address without a query, and a name full of signs',
    {
      method: 'post',
      url: 'http://127.0.0.1/admin',
      headers: { 'content-type': 'application/json', host: '127.0.0.1' },
      fields: { "it's (a) *name*!": '值', zero: 0, yes: true },
      params: ['it%27s%20%28a%29%20%2Aname%2A%21', 'yes', 'zero'],
      at: 1767225600,
    },
    '0f7a945c1ee4e22304be94e22f591561703ec31e219f5a9f4b35c31958eac644',
  ],
  [
    'an empty body, signed without a field',
    {
      method: 'post',
      url: 'http://127.0.0.1/admin?x',
      headers: { 'content-type': 'application/json', host: '127.0.0.1' },
      fields: {},
      params: [''],
      at: 1,
    },
    '9c3ec309903d83186e9bea2d3d9d4f4137b330ebe8e849676cf3f24c47da9436',
  ],
]

describe('a request to the cloud is signed', () => {
  test.each(MADE)('as the package of the platform signs it: %s', (_, request, signature) => {
    expect(tc3(KEY, request)).toBe(signature)
  })

  test.each<[string, Partial<ToSign>]>([
    ['another field', { fields: { action: 'database.removeDocument' } }],
    ['another address', { url: 'http://127.0.0.1:8080/admin?env=another' }],
    ['another second', { at: 1790000001 }],
    ['another key of the same field', { params: ['action'] }],
  ])('and %s is another signature', (_, other) => {
    const [, request, signature] = MADE[0] ?? []
    if (request === undefined) throw new Error('no request')
    expect(tc3(KEY, { ...request, ...other })).not.toBe(signature)
    expect(tc3('another key', request)).not.toBe(signature)
  })
})
