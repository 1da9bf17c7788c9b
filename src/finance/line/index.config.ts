export default definePageConfig({ navigationBarTitleText: '一笔额度' })
