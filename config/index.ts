import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }

// Code in modern syntax that must run on old phones, so Babel transpiles it: our own domain and these packages. Functions
// instead of regular expressions, because Taro's check of this file rejects RegExp here.
const modernPackages = /node_modules[\\/](zod|nanoid|@noble|@stablelib)[\\/]/
const include = [path.resolve(root, 'domain'), (file: string) => modernPackages.test(file)]

const hashedCss = 'css/[name].[contenthash:8].css'
const hashedJs = 'js/[name].[contenthash:8].js'

type Chunk = { readonly groupsIterable: Iterable<{ readonly origins: Iterable<{ readonly request?: string }> }> }

/** A chunk shared with one of these, which are needed first, is put into their file. */
const SOONEST = ['pages', 'sign-in'] as const

/**
 * The web chunk for code that several pages share. As in the mini-program, where only the main package is loaded at start: one
 * chunk for the pages opened first, one per sub-package, and, for code of several sub-packages, one that workers need too and
 * one for officers only.
 */
const sharedBy = (_: unknown, chunks: readonly Chunk[]): string => {
  const opened = chunks.flatMap(({ groupsIterable }) => [...groupsIterable].flatMap(({ origins }) => [...origins]))
  const packages = new Set(opened.map(({ request }) => /^\.\/([\w-]+)\//.exec(request ?? '')?.[1] ?? 'pages'))
  // shows the components of all packages, and must not move them
  if (packages.size > 1) packages.delete('look')
  const soonest = SOONEST.find((name) => packages.has(name))
  if (soonest !== undefined) return soonest === 'pages' ? 'shared' : soonest
  if (packages.size === 1) return [...packages].join()
  return packages.has('worker') ? 'forms' : 'office'
}

export default defineConfig<'webpack5'>(async (merge) => {
  const { TARO_ENV, CLOUD_ENV, SERVER_URL } = process.env
  if (TARO_ENV === 'weapp' && !CLOUD_ENV && !SERVER_URL)
    process.stderr.write(
      '没有设置 CLOUD_ENV（云环境）或 SERVER_URL（自建服务器）：这个包只能用于检查，不能交付使用。\n',
    )
  process.env['BROWSERSLIST_ENV'] = process.env['NODE_ENV'] ?? 'production'
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'gonghui-bangfu',
    date: '2026-11-22',
    designWidth: 750,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env['TARO_ENV']}`,
    plugins: [path.resolve(__dirname, 'plugins/elements-plugin.js')],
    // @cloud and @local are left out on purpose, because the app must not import them.
    alias: { '@domain': path.resolve(root, 'domain'), '@src': path.resolve(root, 'src') },
    // Ids of WeChat's message templates by topic, as JSON, from the setting TEMPLATES (see build-if-stale.mjs); a build without
    // them asks for no permissions.
    // The address of a federation's own server; without it the mini-program uses WeChat's cloud.
    defineConstants: {
      TEMPLATE_IDS: process.env['TEMPLATE_IDS'] ?? '{}',
      SERVER_URL: JSON.stringify(process.env['SERVER_URL'] ?? ''),
      // The environment of WeChat's cloud; default: the platform's default environment.
      CLOUD_ENV: JSON.stringify(process.env['CLOUD_ENV'] ?? ''),
      // The version that is stated in fault reports.
      BUILD: JSON.stringify(process.env['BUILD'] ?? manifest.version),
    },
    framework: 'react',
    // Chinese characters are not escaped, because escapes would double their size.
    // `ecma`: shorter forms that the oldest phones of the declared floor know
    // Taro switches most of terser's usual rewriting off; with it the whole is 40 KB smaller
    terser: {
      enable: true,
      config: {
        ecma: 2017,
        compress: {
          passes: 2,
          arrows: true,
          collapse_vars: true,
          comparisons: true,
          computed_props: true,
          hoist_props: true,
          inline: true,
          loops: true,
          negate_iife: true,
          properties: true,
          reduce_funcs: true,
          reduce_vars: true,
          switches: true,
          typeofs: true,
        },
        output: { ascii_only: false },
      },
    },
    // Prebundling would make the main package a third larger.
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // WeChat rejects a package whose app.json names a missing sitemap; Taro copies neither the sitemap nor a picture that only
    // code names.
    copy: {
      patterns:
        process.env['TARO_ENV'] === 'weapp'
          ? ['sitemap.json', 'assets/tabs/inbox-new.png'].map((file) => ({
              from: `src/${file}`,
              to: `dist/weapp/${file}`,
            }))
          : [],
      options: {},
    },
    cache: { enable: process.env['TARO_CACHE'] === '1' },
    // Pixels are not scaled with the screen's width, because small phones would get smaller letters.
    mini: {
      compile: { include },
      // Code used by only one sub-package stays in that sub-package.
      optimizeMainPackage: { enable: true },
      // React builds its pages without it.
      runtime: { enableInnerHTML: false },
      postcss: {
        pxtransform: { enable: false, config: {} },
        './config/plugins/weapp-styles.js': { enable: true, config: {} },
      },
    },
    h5: {
      // Relative, with the hash router, so that the page can be served under any path prefix.
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      // One copy of code that several pages share: otherwise each page's file would contain React, zod and every component
      // (sixty pages: 20 MB instead of 1.3, and a build three times as long).
      webpackChain(chain) {
        // Taro's own view elements move their children while a person types into them: see src/web/elements.tsx.
        chain.resolve.alias.set('@tarojs/components$', path.resolve(root, 'src/web/components.ts'))
        chain.optimization.splitChunks({
          chunks: 'all',
          cacheGroups: {
            // The libraries needed at start; libraries of single pages are loaded with the pages.
            vendors: { name: 'vendors', chunks: 'initial', test: /[\\/]node_modules[\\/]/, priority: 10 },
            shared: { name: sharedBy, minChunks: 2, priority: 5 },
          },
        })
      },
      compile: { include },
      output: { filename: hashedJs, chunkFilename: hashedJs },
      miniCssExtractPluginOption: { ignoreOrder: true, filename: hashedCss, chunkFilename: hashedCss },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: false, config: {} },
      },
    },
  }
  return merge({}, base)
})
