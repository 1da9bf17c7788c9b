export default definePageConfig({ navigationBarTitleText: '全部申请' })
