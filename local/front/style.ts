/** Styles of the desk's own pages: near-white, one red, a four-pixel grid. */
export const STYLE = `
:root{--red:#b3201f;--red-soft:#fbeeec;--ink:#22211f;--ink-2:#5f5b55;--line:#e6e2db;--paper:#fffdfa;--ground:#f7f5f1;--card:#fff}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 "PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif}
header{background:var(--paper);border-bottom:1px solid var(--line)}
.wrap{max-width:1280px;margin:0 auto;padding:24px}
h1{font-size:24px;line-height:32px;margin:0;display:flex;align-items:center;gap:12px}
h1::before{content:"";width:6px;height:28px;border-radius:3px;background:var(--red)}
h2{font-size:18px;line-height:28px;margin:0}
h3{font-size:15px;line-height:24px;margin:24px 0 8px;color:var(--ink-2);font-weight:600}
p.lead{margin:4px 0 0;color:var(--ink-2)}
.cols{display:grid;grid-template-columns:minmax(0,1fr) 360px;gap:32px;align-items:start}
@media(max-width:960px){.cols{grid-template-columns:minmax(0,1fr)}}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px}
.stack{display:flex;flex-direction:column;gap:12px}
.about{display:block;color:var(--ink-2);font-size:14px;line-height:20px}
.none{color:var(--ink-2);font-size:14px;line-height:20px;margin:8px 0 0}
.tour{display:flex;flex-wrap:wrap;gap:16px;align-items:center;justify-content:space-between}
.tour>div{flex:1 1 240px}
ol.road,ul.people{list-style:none;margin:0;padding:0}
ol.road{position:relative;display:flex;flex-direction:column;gap:12px}
.stop{display:flex;gap:16px;position:relative}
.stop h3{margin:0;font-size:17px;line-height:28px;color:var(--ink)}
.stop .what{flex:1;min-width:0}
.stop:not(:last-child)::after{content:"";position:absolute;left:31px;top:52px;bottom:-16px;width:2px;background:var(--line)}
.no{flex:none;width:32px;height:32px;border-radius:50%;background:#eaf2fb;color:#1f5a96;font-weight:600;line-height:32px;text-align:center}
.stands{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between;margin-top:12px;padding-top:12px;border-top:1px solid var(--line)}
.stands>div,.stands>.about{flex:1 1 140px;min-width:0}
details{margin-top:8px}
summary{min-height:44px;line-height:44px;cursor:pointer;color:#1f5a96}
.find{font:inherit;width:100%;min-height:48px;margin-top:8px;padding:8px 12px;border:1px solid #8a929b;border-radius:8px;background:#fff}
ul.people li{padding:12px 0;border-top:1px solid var(--line)}
.quiet.say{color:var(--ink-2)}
.guide{max-width:720px;width:100%}
.guide h1{margin:4px 0 8px}
.guide p{margin:4px 0}
.desk{width:100%}
.desk iframe{display:block;width:100%;height:80vh;min-height:560px;border:1px solid var(--line);border-radius:12px;background:#fff}
.go{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
.btn{font:inherit;font-size:15px;line-height:24px;min-height:48px;padding:9px 16px;border-radius:8px;border:1px solid var(--line);background:var(--paper);color:var(--ink);cursor:pointer;text-decoration:none;display:inline-flex;align-items:center;justify-content:center}
.btn:hover{border-color:#c9c2b8}
.btn.main{background:var(--red);border-color:var(--red);color:#fff}
.btn.main:hover{background:#971a19}
.btn.do{border-color:#1f5a96;color:#1f5a96}
.btn[disabled]{opacity:.55;cursor:default}
:focus-visible{outline:3px solid #2b62b5;outline-offset:2px}
aside{display:flex;flex-direction:column;gap:24px}
.time{font-size:20px;line-height:28px;font-weight:600;margin:8px 0}
.row{display:flex;flex-wrap:wrap;gap:8px}
.say{color:var(--ink);margin:8px 0 0;min-height:24px}
ol.messages{list-style:none;margin:12px 0 0;padding:0;display:flex;flex-direction:column;gap:12px;max-height:70vh;overflow:auto}
ol.messages li{border-top:1px solid var(--line);padding-top:12px;font-size:14px;line-height:20px}
ol.messages .who{color:var(--ink-2)}
.tag{display:inline-block;font-size:12px;line-height:20px;padding:0 8px;border-radius:10px;background:#e9f3ec;color:#1f5a35;margin-right:8px}
.tag.not{background:var(--red-soft);color:#8a1918}
.frame{display:flex;flex-direction:column;align-items:center;gap:16px;padding:24px}
.phone{width:403px;height:min(840px,calc(100vh - 112px));min-height:560px;border-radius:44px;background:#1d1c1b;padding:14px;box-shadow:0 16px 40px rgba(60,40,20,.18)}
.phone iframe{width:375px;height:100%;border:0;border-radius:32px;background:#fff}
.frame .bar{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;color:var(--ink-2)}
@media(max-width:480px){.wrap{padding:16px}.stop{gap:12px;padding:12px}.stop:not(:last-child)::after{left:27px}.stands .btn{width:100%}.frame{padding:12px}.phone{width:100%;height:auto;padding:0;border-radius:12px;background:none;box-shadow:none}.phone iframe{width:100%;height:80vh;min-height:560px;border:1px solid var(--line);border-radius:12px}}
`
