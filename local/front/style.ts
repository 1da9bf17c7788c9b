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
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(280px,1fr));gap:12px}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px}
.person{display:flex;flex-direction:column;gap:4px}
.person b{font-size:17px}
.person .top{display:flex;justify-content:space-between;gap:8px;align-items:baseline}
.person .about{color:var(--ink-2);font-size:14px;line-height:20px;min-height:20px}
.count{color:var(--red);font-weight:600;white-space:nowrap}
.none{color:var(--ink-2);font-size:14px;white-space:nowrap}
.go{display:flex;gap:8px;margin-top:8px}
.btn{font:inherit;font-size:15px;line-height:24px;min-height:44px;padding:9px 16px;border-radius:8px;border:1px solid var(--line);background:var(--paper);color:var(--ink);cursor:pointer;text-decoration:none;display:inline-flex;align-items:center;justify-content:center}
.btn:hover{border-color:#c9c2b8}
.btn.main{background:var(--red);border-color:var(--red);color:#fff}
.btn.main:hover{background:#971a19}
.btn[disabled]{opacity:.55;cursor:default}
:focus-visible{outline:3px solid #2b62b5;outline-offset:2px}
aside{display:flex;flex-direction:column;gap:24px}
.time{font-size:20px;line-height:28px;font-weight:600;margin:8px 0}
.row{display:flex;flex-wrap:wrap;gap:8px}
.say{color:var(--red);margin:8px 0 0;min-height:24px}
ol.messages{list-style:none;margin:12px 0 0;padding:0;display:flex;flex-direction:column;gap:12px;max-height:70vh;overflow:auto}
ol.messages li{border-top:1px solid var(--line);padding-top:12px;font-size:14px;line-height:20px}
ol.messages .who{color:var(--ink-2)}
.tag{display:inline-block;font-size:12px;line-height:20px;padding:0 8px;border-radius:10px;background:#e9f3ec;color:#1f5a35;margin-right:8px}
.tag.not{background:var(--red-soft);color:#8a1918}
.frame{display:flex;flex-direction:column;align-items:center;gap:16px;padding:24px}
.phone{width:403px;height:840px;border-radius:44px;background:#1d1c1b;padding:14px;box-shadow:0 16px 40px rgba(60,40,20,.18)}
.phone iframe{width:375px;height:812px;border:0;border-radius:32px;background:#fff}
.frame .bar{display:flex;gap:16px;align-items:center;color:var(--ink-2)}
`
