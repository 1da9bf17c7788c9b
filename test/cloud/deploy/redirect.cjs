// Loaded before the deployment's code: redirects requests for the console and the bucket to the test's own server, so that
// nothing leaves the machine. The library's waiting time between its polls is removed.
const http = require('node:http')
const https = require('node:https')

const port = Number(process.env['FAKE_CONSOLE_PORT'])
const OURS = /\.(tencentcloudapi|myqcloud)\.com$/

https.request = (about, ...rest) => {
  const host = String(about.hostname ?? about.host ?? '')
  if (!OURS.test(host)) throw new Error(`a request to ${host} would have left the machine`)
  const here = { protocol: 'http:', hostname: '127.0.0.1', host: '127.0.0.1', port, agent: undefined }
  return http.request({ ...about, ...here }, ...rest)
}

const patient = globalThis.setInterval
globalThis.setInterval = (work, ms, ...rest) => patient(work, Math.min(ms ?? 0, 20), ...rest)
