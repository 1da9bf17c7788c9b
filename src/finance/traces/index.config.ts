export default definePageConfig({ navigationBarTitleText: '钱没到待答复' })
