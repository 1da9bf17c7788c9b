export default defineAppConfig({
  pages: ['pages/home/index', 'pages/notices/index', 'pages/inbox/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'finance',
      pages: [
        'home/index',
        'line/index',
        'allocate/index',
        'households/index',
        'propose/index',
        'grants/index',
        'release/index',
        'batches/index',
        'batch/index',
        'failures/index',
        'report/index',
        'drill/index',
        'case/index',
      ],
    },
    {
      root: 'admin',
      pages: [
        'home/index',
        'unions/index',
        'register/index',
        'union/index',
        'join/index',
        'policies/index',
        'policy/index',
        'drive/index',
      ],
    },
  ],
  window: {
    navigationBarTitleText: '工会帮扶',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#57606a',
    selectedColor: '#b3261e',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tabs/home.png',
        selectedIconPath: 'assets/tabs/home-on.png',
      },
      {
        pagePath: 'pages/notices/index',
        text: '公示',
        iconPath: 'assets/tabs/notices.png',
        selectedIconPath: 'assets/tabs/notices-on.png',
      },
      {
        pagePath: 'pages/inbox/index',
        text: '消息',
        iconPath: 'assets/tabs/inbox.png',
        selectedIconPath: 'assets/tabs/inbox-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tabs/me.png',
        selectedIconPath: 'assets/tabs/me-on.png',
      },
    ],
  },
  // A page's components are loaded when the page is: the first screen comes sooner.
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  // WeChat asks for consent before the first private interface is called.
  __usePrivacyCheck__: true,
})
