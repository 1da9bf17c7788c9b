export default definePageConfig({ navigationBarTitleText: '工会帮扶', enablePullDownRefresh: true })
