export default defineAppConfig({
  pages: ['pages/home/index'],
  window: {
    navigationBarTitleText: '工会帮扶',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'dark',
  },
  // A page's components are loaded when the page is: the first screen comes sooner.
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  // WeChat asks for consent before the first private interface is called.
  __usePrivacyCheck__: true,
})
