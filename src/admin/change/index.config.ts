export default definePageConfig({ navigationBarTitleText: '工会变更' })
